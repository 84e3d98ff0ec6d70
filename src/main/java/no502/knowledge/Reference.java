package no502.knowledge;

import java.util.List;
import no502.text.Letters;
import no502.text.Parts;

/**
 * An image's name as Docker splits it: {@code docker.io/library/nginx:1.27-alpine@sha256:…}.
 *
 * @param name without registry and {@code library/} for images of Docker Hub
 * @param tag null when none is written
 * @param digest null when none is written
 */
record Reference(String name, String tag, String digest) {
  private static final List<String> HUB =
      List.of(
          "docker.io/",
          "index.docker.io/",
          "registry-1.docker.io/",
          "registry.hub.docker.com/",
          "mirror.gcr.io/",
          "public.ecr.aws/docker/");
  private static final List<String> PLATFORMS =
      List.of("amd64/", "arm64v8/", "arm32v7/", "arm32v6/", "i386/", "ppc64le/", "s390x/");

  static Reference parse(String written) {
    int at = written.indexOf('@');
    String digest = at < 0 ? null : written.substring(at + 1);
    String tagged = at < 0 ? written : written.substring(0, at);
    int colon = tagged.indexOf(':', tagged.lastIndexOf('/') + 1);
    String name = colon < 0 ? tagged : tagged.substring(0, colon);
    String tag = colon < 0 ? null : tagged.substring(colon + 1);
    name = without(name, HUB);
    name = without(name, List.of("library/"));
    return new Reference(without(name, PLATFORMS), tag, digest);
  }

  private static String without(String name, List<String> prefixes) {
    for (String prefix : prefixes) {
      if (name.startsWith(prefix)) {
        return name.substring(prefix.length());
      }
    }
    return name;
  }

  /** Whether one of the tag's words is this one, perhaps with a number: {@code alpine3.20}. */
  boolean has(String word) {
    if (tag == null) {
      return false;
    }
    for (String part : Parts.of(tag, '-')) {
      if (part.startsWith(word) && isNumber(part.substring(word.length()))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isNumber(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != '.' && (c < '0' || c > '9')) {
        return false;
      }
    }
    return true;
  }

  /** The version a tag begins with, as {@code 1.27.3}; null when it names none. */
  String version() {
    if (tag == null) {
      return null;
    }
    int from = tag.startsWith("v") ? 1 : 0;
    int to = from;
    while (to < tag.length() && (Letters.isDigit(tag.charAt(to)) || tag.charAt(to) == '.')) {
      to++;
    }
    while (to > from && tag.charAt(to - 1) == '.') {
      to--;
    }
    return to == from ? null : tag.substring(from, to);
  }

  /** The first number of the version; a name without version means the newest. */
  int major() {
    String version = version();
    if (version == null) {
      return Integer.MAX_VALUE;
    }
    int major = 0;
    for (int i = 0; i < Math.min(version.length(), 8) && version.charAt(i) != '.'; i++) {
      major = 10 * major + version.charAt(i) - '0';
    }
    return major;
  }
}
