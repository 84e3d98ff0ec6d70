package no502.nginx;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no502.nginx.DirectiveTable.Entry;
import no502.text.Problem;
import no502.text.Source;

/**
 * Tells what nginx would refuse in a configuration whose syntax is right: a directive in the wrong
 * place, with the wrong number of arguments, twice, or unknown.
 */
public final class DirectiveCheck {
  private static final String BYTE_ORDER_MARK =
      " (the file begins with a byte order mark, which nginx takes for a part of this word)";

  private static final String BRACE =
      " (a regular expression with braces must stand in quotes as a whole)";

  private final DirectiveTable table;
  private final NginxBuild build;
  private final boolean modulesLoaded;
  private final List<Problem> problems = new ArrayList<>();

  /** Where the first syntax error of a file is. */
  private final Map<Source, Integer> broken = new HashMap<>();

  private DirectiveCheck(DirectiveTable table, NginxBuild build, boolean modulesLoaded) {
    this.table = table;
    this.build = build;
    this.modulesLoaded = modulesLoaded;
  }

  /** Everything to complain about, in nginx's words, in the order of the blocks. */
  public static List<Problem> check(NginxConfig config, NginxBuild build) {
    boolean modules = !config.main().own("load_module").isEmpty();
    for (NginxConfig.Hidden hidden : config.hidden()) {
      modules |= hidden.context() == config.main();
    }
    DirectiveCheck check = new DirectiveCheck(DirectiveTable.get(), build, modules);
    check.findBrokenFiles(config);
    check.walk(config.main());
    return check.problems;
  }

  /** Behind a syntax error the tree is a guess, and nobody is accused for a guess. */
  private void findBrokenFiles(NginxConfig config) {
    for (Problem problem : config.problems()) {
      Source source = problem.span().source();
      Problem syntax = broken.containsKey(source) ? null : NginxParser.strict(source);
      if (syntax != null) {
        broken.put(source, syntax.span().start());
      }
    }
  }

  /** Whether nginx comes so far as to look at the directive: up to its {@code ;} or brace. */
  private boolean isReached(Directive directive) {
    Source source = directive.span().source();
    int error = broken.getOrDefault(source, Integer.MAX_VALUE);
    int end = directive.isBlock() ? directive.name().span().end() : directive.span().end();
    return end <= error && (directive.isBlock() || source.bytes()[end - 1] == ';');
  }

  private void walk(Block main) {
    List<Block> rest = new ArrayList<>();
    rest.add(main);
    while (!rest.isEmpty()) {
      Block block = rest.remove(rest.size() - 1);
      char context = Contexts.letter(block);
      if (context != 0) {
        Set<String> seen = new HashSet<>();
        for (Directive directive : block.directives()) {
          check(directive, block, context, seen);
        }
        List<Block> inner = new ArrayList<>();
        for (Block child : block.blocks()) {
          if (child.header() == null || check(child.header(), block, context, seen)) {
            inner.add(0, child);
          }
        }
        rest.addAll(inner);
      }
    }
  }

  /** Whether the directive is one nginx would go on with, so that its block is worth a look. */
  private boolean check(Directive directive, Block block, char context, Set<String> seen) {
    if (!isReached(directive) || directive.is("")) {
      return false;
    }
    String name = directive.name().value();
    List<Entry> ways = table.entries(name);
    if (ways.isEmpty()) {
      unknown(directive, context, null);
      return false;
    }
    Entry way = wayIn(ways, context);
    if (way == null) {
      if (block.header() != null || block.parent() == null) {
        misplaced(directive, ways);
      }
      return false;
    }
    if (way.edition() != null) {
      unknown(directive, context, way.edition());
      return !way.ownLanguage();
    }
    if (build.isBefore(way.since()) || build.isAfter(way.last())) {
      outOfVersion(directive, way);
      return !way.ownLanguage();
    }
    return fits(directive, way, context, seen) && !way.ownLanguage();
  }

  /** nginx's own meaning goes before one that an edition adds. */
  private static Entry wayIn(List<Entry> ways, char context) {
    Entry found = null;
    for (Entry way : ways) {
      if (way.allowedIn(context) && (found == null || found.edition() != null)) {
        found = way;
      }
    }
    return found;
  }

  private boolean fits(Directive directive, Entry way, char context, Set<String> seen) {
    String name = directive.name().value();
    if (!way.block() && directive.isBlock()) {
      error(directive, "directive \"" + name + "\" is not terminated by \";\"");
    } else if (way.block() && !directive.isBlock()) {
      error(directive, "directive \"" + name + "\" has no opening \"{\"");
    } else if (!way.takes(directive.args().size())) {
      String message = "invalid number of arguments in \"" + name + "\" directive";
      error(directive, message + missingSemicolon(directive, context));
    } else if (way.once() && !seen.add(name)) {
      error(directive, "\"" + name + "\" directive is duplicate");
    } else {
      if (way.parameters()) {
        parameters(directive, context);
      }
      return true;
    }
    return false;
  }

  /** A directive that begins a line among the arguments shows where the {@code ;} was forgotten. */
  private String missingSemicolon(Directive directive, char context) {
    Word before = directive.name();
    for (Word word : directive.args()) {
      boolean newLine = word.span().line() > before.span().endLine();
      if (newLine && !word.quoted() && wayIn(table.entries(word.value()), context) != null) {
        return ", a \";\" seems to be missing at the end of line " + before.span().endLine();
      }
      before = word;
    }
    return "";
  }

  private void parameters(Directive directive, char context) {
    for (Word word : directive.args()) {
      String text = word.value();
      int equals = text.indexOf('=');
      String name = equals < 0 ? text : text.substring(0, equals);
      Entry way = wayIn(table.entries(directive.name().value() + ":" + name), context);
      if (way != null && build.plain() && build.isBefore(way.since())) {
        problems.add(
            Problem.error(
                word.span(),
                "invalid parameter \"" + text + "\", nginx knows it from " + way.since() + " on"));
      } else if (directive.is("listen")
          && !table.entries(text).isEmpty()
          && !isListenOption(text)) {
        problems.add(
            Problem.error(
                word.span(),
                "invalid parameter \"" + text + "\"" + missingSemicolon(directive, context)));
      }
    }
  }

  private static boolean isListenOption(String word) {
    return switch (word) {
      case "default_server", "default", "bind", "ssl", "http2", "http3", "spdy", "quic", "udp" ->
          true;
      case "deferred", "reuseport", "proxy_protocol", "multipath" -> true;
      default -> false;
    };
  }

  private void misplaced(Directive directive, List<Entry> ways) {
    String message = "\"" + directive.name().value() + "\" directive is not allowed here";
    boolean nginxs = false;
    for (Entry way : ways) {
      nginxs |= way.edition() == null;
    }
    problems.add(
        nginxs
            ? Problem.error(directive.name().span(), message)
            : Problem.warning(directive.name().span(), message));
  }

  private void outOfVersion(Directive directive, Entry way) {
    boolean early = build.isBefore(way.since());
    String message =
        "unknown directive \""
            + way.name()
            + "\": nginx knows it "
            + (early ? "from " + way.since() + " on" : "up to " + way.last() + " only")
            + ", this is "
            + build.version();
    problems.add(
        build.plain()
            ? Problem.error(directive.name().span(), message)
            : Problem.warning(directive.name().span(), message));
  }

  private void unknown(Directive directive, char context, String edition) {
    String name = directive.name().value();
    String module = edition == null ? table.moduleOf(name) : edition;
    if (module != null && (!build.plain() || modulesLoaded)) {
      return;
    }
    // No module can define a directive whose name begins so.
    boolean marked = name.startsWith("\uFEFF");
    String near = module == null ? table.nearest(name, context) : null;
    String message =
        "unknown directive \""
            + name
            + "\""
            + (marked ? BYTE_ORDER_MARK : "")
            + (name.indexOf('}') >= 0 ? BRACE : "")
            + (near != null ? ", did you mean \"" + near + "\"?" : "")
            + (module != null ? ": this nginx comes without " + describe(module) : "");
    boolean certain = marked || build.plain() && !modulesLoaded;
    problems.add(
        certain
            ? Problem.error(directive.name().span(), message)
            : Problem.warning(directive.name().span(), message));
  }

  private static String describe(String module) {
    return switch (module) {
      case "plus" -> "the features of nginx Plus";
      case "angie" -> "the features of Angie";
      case "module" -> "the module, which load_module would bring";
      default -> "the module " + module;
    };
  }

  private void error(Directive directive, String message) {
    problems.add(Problem.error(directive.name().span(), message));
  }
}
