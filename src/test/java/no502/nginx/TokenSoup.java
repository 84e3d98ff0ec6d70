package no502.nginx;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** Makes nearly-nginx files from a seed: tokens in any order, and good files damaged. */
final class TokenSoup {
  private static final List<String> TOKENS =
      List.of(
          " ",
          " ",
          "\n",
          "\n",
          "\r\n",
          "\t",
          ";",
          ";",
          ";",
          "{",
          "{",
          "}",
          "}",
          "#",
          "# }\n",
          "\"",
          "'",
          "\"a b\"",
          "'c;'",
          "\\",
          "\\\"",
          "\\n",
          "$",
          "${",
          "${x}",
          "$1",
          "(",
          ")",
          "server",
          "location",
          "map",
          "types",
          "geo",
          "if",
          "listen",
          "80",
          "/",
          "~",
          "=",
          "a",
          "content_by_lua_block",
          "set_by_lua_block $r",
          "content_by_lua\\_block",
          "--",
          "--[[",
          "[[",
          "]]",
          "[==[",
          "]==]",
          "]=",
          "[",
          "]",
          "-",
          "return {",
          "\uFEFF",
          "\u00A0",
          "\u000B",
          "\f",
          "\u0000",
          "\u00E9",
          "\u20AC");

  private static final List<String> GOOD =
      List.of(
          "server {\n  listen 80; # x\n  location / { proxy_pass http://app:8080; }\n}\n",
          "map $a $b {\n  default 'x y';\n  ~^\"q\" \"z\\\"\";\n}\n",
          "content_by_lua_block {\n  local t = { a = \"}\", b = '{' } -- }\n  --[[ } ]]\n}\nx;\n",
          "log_format main '$remote_addr \"$request\" '\n  '$status';\nif ($a = \"b\") { return 1; }\n",
          "types { text/html html htm; }\ninclude /etc/nginx/*.conf;\n");

  private final Random random;

  TokenSoup(long seed) {
    random = new Random(seed);
  }

  byte[] next() {
    byte[] made = random.nextBoolean() ? soup() : damaged();
    return random.nextInt(50) == 0 ? stretched(made) : made;
  }

  private byte[] soup() {
    StringBuilder text = new StringBuilder();
    for (int n = random.nextInt(40); n > 0; n--) {
      text.append(pick(TOKENS));
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private byte[] damaged() {
    StringBuilder text = new StringBuilder();
    for (int n = 1 + random.nextInt(3); n > 0; n--) {
      text.append(pick(GOOD));
    }
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    for (int n = random.nextInt(4); n > 0; n--) {
      bytes = damage(bytes);
    }
    return bytes;
  }

  private byte[] damage(byte[] bytes) {
    if (bytes.length == 0) {
      return bytes;
    }
    int at = random.nextInt(bytes.length);
    return switch (random.nextInt(4)) {
      case 0 -> splice(bytes, at, Math.min(bytes.length, at + 1 + random.nextInt(5)), new byte[0]);
      case 1 -> splice(bytes, at, at, pick(TOKENS).getBytes(StandardCharsets.UTF_8));
      case 2 -> splice(bytes, at, at + 1, new byte[] {(byte) random.nextInt(256)});
      default -> splice(bytes, at, bytes.length, random.nextInt(4) == 0 ? new byte[0] : bytes);
    };
  }

  /** Puts something about as long as nginx's buffer into the middle. */
  private byte[] stretched(byte[] bytes) {
    int at = random.nextInt(bytes.length + 1);
    String filler = pick(List.of("x", " ", "#", "\\a", "\n", "a b ", "$", "'\n'", "{}", "--"));
    int size = Lexer.BUFFER * (1 + random.nextInt(2)) - 20 + random.nextInt(40);
    String text = filler.repeat(size / filler.length());
    return splice(bytes, at, at, text.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] splice(byte[] bytes, int from, int to, byte[] middle) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(bytes, 0, from);
    out.writeBytes(middle);
    out.write(bytes, to, bytes.length - to);
    return out.toByteArray();
  }

  private String pick(List<String> from) {
    return from.get(random.nextInt(from.size()));
  }
}
