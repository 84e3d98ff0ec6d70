package no502.topology.listen;

import java.util.ArrayList;
import java.util.List;
import no502.topology.Launch.Arg;

/** Brings the many ways to call one program into one: {@code python -m gunicorn} is gunicorn. */
final class Interpreters {
  private Interpreters() {}

  static Command normal(Command c) {
    if (isPython(c.program())) {
      return python(c);
    }
    if (c.is("nodemon", "ts-node", "tsx", "ts-node-dev", "node-dev", "babel-node", "pm2-runtime")) {
      return node(c);
    }
    return c;
  }

  static boolean isPython(String program) {
    return program.equals("python") || program.startsWith("python3") || program.equals("python2");
  }

  private static Command python(Command c) {
    for (int i = 1; i < c.words().size(); i++) {
      Arg word = c.words().get(i);
      String text = word.hiddenBy() == null ? word.text() : "";
      if (text.equals("-m") && i + 1 < c.words().size()) {
        return module(c, i + 1);
      }
      if (!text.startsWith("-") || text.equals("-c")) {
        return renamed(c, "python", i);
      }
    }
    return c;
  }

  private static Command module(Command c, int index) {
    String module = c.words().get(index).text();
    String program =
        switch (module) {
          case "http.server", "aiohttp.web" -> module;
          case "uvicorn", "gunicorn", "hypercorn", "daphne", "waitress", "flask", "quart" -> module;
          case "streamlit", "jupyter", "mkdocs", "celery", "sanic", "fastapi", "uwsgi" -> module;
          case "jupyterlab" -> "jupyter-lab";
          case "notebook" -> "jupyter-notebook";
          default -> "python -m " + module;
        };
    return renamed(c, program, index + 1);
  }

  private static Command node(Command c) {
    int i = 1;
    while (i < c.words().size()) {
      String text = c.words().get(i).text();
      String word = text == null ? "" : text;
      boolean valued = word.equals("-w") || word.equals("--watch") || word.equals("-r");
      if (!word.startsWith("-") && !word.equals("watch") && !word.equals("start")) {
        break;
      }
      i += valued && c.is("nodemon") || word.equals("-r") ? 2 : 1;
    }
    return i < c.words().size() ? renamed(c, "node", i) : c;
  }

  /** The program's name followed by the words from this index on. */
  private static Command renamed(Command c, String program, int from) {
    List<Arg> words = new ArrayList<>();
    words.add(new Arg(program, c.words().get(0).span(), null));
    words.addAll(c.words().subList(Math.min(from, c.words().size()), c.words().size()));
    return c.withWords(words);
  }
}
