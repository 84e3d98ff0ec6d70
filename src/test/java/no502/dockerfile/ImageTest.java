package no502.dockerfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import no502.dockerfile.Image.Layer;
import no502.text.Source;
import no502.workspace.MemoryWorkspace;
import org.junit.jupiter.api.Test;

class ImageTest {
  private final MemoryWorkspace files =
      MemoryWorkspace.of(
          "web/nginx.conf", "events {}",
          "web/conf/a.conf", "a",
          "web/conf/b.conf", "b",
          "web/conf/deep/c.conf", "c",
          "web/conf/notes.md", "n");

  private Image image(String dockerfile) {
    return image(dockerfile, null);
  }

  private Image image(String dockerfile, String target) {
    Dockerfile parsed = DockerfileParser.parse(Source.of("web/Dockerfile", dockerfile), Map.of());
    assertThat(parsed.problems()).isEmpty();
    return Image.of(parsed, target, files, "web");
  }

  /** One line a layer: {@code +path}, {@code ?path}, {@code -path}, {@code from>to}. */
  private static List<String> layers(Image image) {
    return image.layers().stream()
        .map(
            layer ->
                layer instanceof Layer.Put put
                    ? "+" + put.path()
                    : layer instanceof Layer.Hidden hidden
                        ? "?" + hidden.path()
                        : layer instanceof Layer.Removed gone
                            ? "-" + gone.path()
                            : ((Layer.Moved) layer).from() + ">" + ((Layer.Moved) layer).to())
        .toList();
  }

  @Test
  void aFileLandsUnderItsTargetsName() {
    Image image = image("FROM nginx\nCOPY nginx.conf /etc/nginx/nginx.conf\n");
    assertThat(layers(image)).containsExactly("+/etc/nginx/nginx.conf");
    Layer.Put put = (Layer.Put) image.layers().get(0);
    assertThat(put.source().name()).isEqualTo("web/nginx.conf");
    assertThat(put.source().text()).isEqualTo("events {}");
    assertThat(put.span()).hasToString("web/Dockerfile:2:1");
  }

  @Test
  void orInTheFolderThatIsItsTarget() {
    assertThat(layers(image("FROM nginx\nCOPY conf/a.conf /etc/nginx/conf.d\n")))
        .as("conf.d is a folder of the image")
        .containsExactly("+/etc/nginx/conf.d/a.conf");
    assertThat(layers(image("FROM nginx\nCOPY conf/a.conf /new/\n")))
        .containsExactly("+/new/a.conf");
    assertThat(layers(image("FROM nginx\nCOPY conf/a.conf /new\n"))).containsExactly("+/new");
    assertThat(layers(image("FROM nginx\nRUN mkdir -p /new\nCOPY conf/a.conf /new\n")))
        .containsExactly("+/new/a.conf");
    assertThat(layers(image("FROM nginx\nCOPY conf/a.conf /etc/nginx/templates\n")))
        .as("the official image has no such folder: a file of that name")
        .containsExactly("+/etc/nginx/templates");
  }

  @Test
  void aFolderGivesItsContents() {
    assertThat(layers(image("FROM nginx\nCOPY conf/ /etc/nginx/conf.d/\n")))
        .containsExactly(
            "+/etc/nginx/conf.d/a.conf",
            "+/etc/nginx/conf.d/b.conf",
            "+/etc/nginx/conf.d/notes.md",
            "+/etc/nginx/conf.d/deep/c.conf");
  }

  @Test
  void wildcardsAsGoMatchesThem() {
    assertThat(layers(image("FROM nginx\nCOPY conf/*.conf /etc/nginx/conf.d/\n")))
        .containsExactly("+/etc/nginx/conf.d/a.conf", "+/etc/nginx/conf.d/b.conf");
    assertThat(layers(image("FROM nginx\nCOPY conf/[^b]?conf /x/\n")))
        .containsExactly("+/x/a.conf");
    assertThat(layers(image("FROM nginx\nCOPY con? /x/\n")))
        .as("a folder that matches gives its contents")
        .contains("+/x/a.conf", "+/x/deep/c.conf");
    assertThat(layers(image("FROM nginx\nCOPY *.nope /x/\n"))).containsExactly("?/x");
  }

  @Test
  void relativeTargetsFollowTheWorkdir() {
    assertThat(layers(image("FROM scratch\nWORKDIR /a\nWORKDIR b/../c\nCOPY nginx.conf ./\n")))
        .containsExactly("+/a/c/nginx.conf");
    Image unknown = image("FROM tomcat\nCOPY nginx.conf conf/\n");
    assertThat(layers(unknown)).containsExactly("?/");
    assertThat(unknown.workdir().known()).isFalse();
    Dockerfile parsed =
        DockerfileParser.parse(
            Source.of("web/Dockerfile", "FROM nginx\nCOPY nginx.conf etc/nginx/\n"), Map.of());
    assertThat(
            layers(Image.of(parsed, null, files, "web", name -> name.equals("nginx") ? "/" : null)))
        .containsExactly("+/etc/nginx/nginx.conf");
  }

  @Test
  void whatIsNotHereIsHidden() {
    Image image =
        image("FROM nginx\nCOPY dist /usr/share/nginx/html\nCOPY gone.conf /etc/nginx/\n");
    assertThat(layers(image)).containsExactly("?/usr/share/nginx/html", "?/etc/nginx/gone.conf");
    assertThat(((Layer.Hidden) image.layers().get(1)).why())
        .isEqualTo("gone.conf is made by the build or not in this checkout");
  }

  @Test
  void dockerignoreKeepsFilesOut() {
    files.put(Source.of("web/.dockerignore", "# comment\nconf/**\n!conf/b.conf\n*.md\n"));
    assertThat(layers(image("FROM nginx\nCOPY conf /c\n"))).containsExactly("+/c/b.conf");
    Image image = image("FROM nginx\nCOPY conf/a.conf /c/\n");
    assertThat(((Layer.Hidden) image.layers().get(0)).why())
        .isEqualTo("kept out of the build context by web/.dockerignore");
    files.put(Source.of("web/Dockerfile.dockerignore", "conf/b.conf\n"));
    assertThat(layers(image("FROM nginx\nCOPY conf/*.conf /c/\n")))
        .as("the Dockerfile's own ignore file counts alone")
        .containsExactly("+/c/a.conf");
  }

  @Test
  void aStageHandsOnWhatItCopied() {
    Image image =
        image(
            """
            FROM node:20 AS build
            WORKDIR /app
            COPY . .
            RUN npm run build
            FROM nginx
            COPY --from=build /app/nginx.conf /etc/nginx/nginx.conf
            COPY --from=build /app/dist /usr/share/nginx/html
            COPY --from=docker.io/library/other:1 /x /y
            """);
    assertThat(layers(image))
        .containsExactly("+/etc/nginx/nginx.conf", "?/usr/share/nginx/html", "?/y");
    assertThat(((Layer.Put) image.layers().get(0)).source().name()).isEqualTo("web/nginx.conf");
    assertThat(image.base().text()).isEqualTo("nginx");
    assertThat(image.runs()).isEmpty();
  }

  @Test
  void aStageBuildsOnAnother() {
    String text =
        """
        FROM nginx AS base
        ENV A=1
        EXPOSE 80
        CMD ["one"]
        COPY nginx.conf /etc/nginx/
        FROM base AS dev
        ENV B=$A
        RUN rm /etc/nginx/conf.d/default.conf
        FROM base
        EXPOSE 81
        """;
    Image dev = image(text, "dev");
    assertThat(dev.base().text()).isEqualTo("nginx");
    assertThat(layers(dev))
        .containsExactly("+/etc/nginx/nginx.conf", "-/etc/nginx/conf.d/default.conf");
    assertThat(dev.env().get("B").text()).isEqualTo("1");
    Image last = image(text, null);
    assertThat(last.expose()).extracting(Dockerfile.Text::text).containsExactly("80", "81");
    assertThat(last.cmd().words().get(0).text()).isEqualTo("one");
    assertThat(Image.of(DockerfileParser.parse(Source.of("D", text), Map.of()), "x", files, ""))
        .isNull();
  }

  @Test
  void anEntrypointTakesBackTheCommandBelow() {
    Image image = image("FROM nginx\nENTRYPOINT [\"/start.sh\"]\n");
    assertThat(image.cmd().words()).isEmpty();
    assertThat(image("FROM nginx\n").cmd()).as("the base image's own").isNull();
    Image both = image("FROM nginx\nCMD [\"x\"]\nENTRYPOINT [\"/start.sh\"]\n");
    assertThat(both.cmd().words().get(0).text()).isEqualTo("x");
  }

  @Test
  void runMovesRemovesAndEdits() {
    Image image =
        image(
            """
            FROM nginx
            WORKDIR /etc/nginx
            RUN rm -rf conf.d/* /etc/nginx/nginx.conf \\
             && mv sites/a.conf conf.d/ && cp -r /x /etc/nginx/y
            RUN ln -sf ../sites/b.conf conf.d/b.conf
            RUN sed -i 's/80/8080/' conf.d/default.conf && sed 's/x/y/' untouched
            RUN echo "daemon off;" >> /etc/nginx/nginx.conf; cat a | tee /etc/t.conf > /dev/null
            RUN if [ -n "$X" ]; then rm /etc/nginx/maybe; fi
            RUN cd /opt && touch here
            RUN ["rm", "/exec"]
            """);
    assertThat(layers(image))
        .containsExactly(
            "-/etc/nginx/conf.d/*",
            "-/etc/nginx/nginx.conf",
            "/etc/nginx/sites/a.conf>/etc/nginx/conf.d/a.conf",
            "/x>/etc/nginx/y",
            "/etc/nginx/sites/b.conf>/etc/nginx/conf.d/b.conf",
            "?/etc/nginx/conf.d/default.conf",
            "?/etc/nginx/nginx.conf",
            "?/etc/t.conf",
            "?/etc/nginx/maybe",
            "?/opt/here",
            "-/exec");
  }

  @Test
  void addUnpacksAndDownloads() {
    files.put(new Source("web/site.tgz", new byte[] {0x1F, (byte) 0x8B, 8, 0}));
    assertThat(
            layers(
                image(
                    "FROM nginx\nADD site.tgz /srv/\nADD https://x.example/a.conf /etc/nginx/\n"
                        + "ADD nginx.conf /etc/nginx/\n")))
        .containsExactly("?/srv", "?/etc/nginx/a.conf", "+/etc/nginx/nginx.conf");
  }

  @Test
  void aHeredocIsAFile() {
    Image image = image("FROM nginx\nCOPY <<\"EOF\" /etc/nginx/conf.d/x.conf\nset $a b;\nEOF\n");
    assertThat(layers(image)).containsExactly("+/etc/nginx/conf.d/x.conf");
    assertThat(((Layer.Put) image.layers().get(0)).source().text()).isEqualTo("set $a b;\n");
  }

  @Test
  void withoutAContextAllCopiesAreHidden() {
    Dockerfile parsed =
        DockerfileParser.parse(Source.of("D", "FROM nginx\nCOPY a /etc/nginx/\n"), Map.of());
    assertThat(layers(Image.of(parsed, null, files, null))).containsExactly("?/etc/nginx");
  }

  @Test
  void nothingClimbsOutOfTheContext() {
    files.put(Source.of("secret", "x"));
    assertThat(layers(image("FROM nginx\nCOPY ../secret /etc/nginx/\n")))
        .containsExactly("?/etc/nginx");
    assertThat(layers(image("FROM nginx\nCOPY ../nginx.conf /etc/../../nginx.conf\n")))
        .as("Docker stops at the context's top")
        .containsExactly("+/nginx.conf");
  }

  @Test
  void aFolderWithMoreFilesThanWeFollowSaysSo() {
    for (int i = 0; i < BuildContext.MOST_FILES + 5; i++) {
      files.put(Source.of("web/many/a/f" + i, ""));
    }
    files.put(Source.of("web/many/a/sub/x", ""));
    files.put(Source.of("web/many/package.json", "{}"));
    List<String> layers = layers(image("FROM node\nCOPY many /app\n"));
    assertThat(layers).contains("+/app/package.json", "?/app/a/sub");
  }

  @Test
  void installedPackages() {
    Image image =
        image(
            """
            FROM debian
            RUN apt-get update && apt-get install -y --no-install-recommends \\
                curl nginx=1.22.* -t bookworm php-fpm && rm -rf /var/lib/apt/lists/*
            RUN apk add --no-cache --virtual .deps wget bash@edge && apk del wget
            RUN pip install --no-cache-dir 'gunicorn==20.1' uvicorn[standard] -r req.txt
            RUN npm i -g serve@14 @vue/cli
            RUN ["apt-get", "install", "netcat"]
            """);
    assertThat(Packages.installed(image))
        .containsExactly(
            "@vue/cli",
            "bash",
            "curl",
            "gunicorn",
            "netcat",
            "nginx",
            "php-fpm",
            "serve",
            "uvicorn");
  }
}
