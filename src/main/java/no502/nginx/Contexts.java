package no502.nginx;

/** The letter the directive table gives to the context a block is. */
final class Contexts {
  private Contexts() {}

  /** 0 for a block whose content nginx's directives have no say in, or which we do not know. */
  static char letter(Block block) {
    Block parent = block.parent();
    if (parent == null) {
      return 'm';
    }
    char outer = letterOfParent(parent);
    return switch (block.name()) {
      case "events" -> outer == 'm' ? 'e' : 0;
      case "http" -> outer == 'm' ? 'H' : 0;
      case "stream" -> outer == 'm' ? 'T' : 0;
      case "mail" -> outer == 'm' ? 'M' : 0;
      case "server" -> pick(outer, "HTM", "SVN");
      case "upstream" -> pick(outer, "HT", "UW");
      case "location" -> pick(outer, "SLH", "LLL");
      case "if" -> pick(outer, "SL", "IJ");
      case "limit_except" -> pick(outer, "L", "X");
      default -> 0;
    };
  }

  private static char letterOfParent(Block block) {
    return switch (block.name()) {
      case "main" -> 'm';
      case "http" -> 'H';
      case "stream" -> 'T';
      case "mail" -> 'M';
      case "location" -> 'L';
      case "server" -> serverIn(block.parent());
      default -> 0;
    };
  }

  private static char serverIn(Block parent) {
    return switch (parent == null ? "" : parent.name()) {
      case "stream" -> 'V';
      case "mail" -> 'N';
      default -> 'S';
    };
  }

  private static char pick(char outer, String from, String to) {
    int at = from.indexOf(outer);
    return at < 0 ? 0 : to.charAt(at);
  }
}
