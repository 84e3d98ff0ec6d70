package no502.topology.listen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import no502.topology.Launch.Arg;
import org.junit.jupiter.api.Test;

/**
 * What a shell makes of the words of a command; a {@code …} is what nobody knows before it runs.
 */
class ShellWordTest {
  private static final Map<String, String> SET =
      Map.of("PORT", "81", "EMPTY", "", "MANY", "a\tb c\nd", "_x9", "under");

  private static String words(String command, String... parameters) {
    List<Arg> given = new ArrayList<>();
    for (String parameter : parameters) {
      given.add(new Arg(parameter, null, null));
    }
    ShellWord.Variables variables =
        new ShellWord.Variables() {
          @Override
          public Found variable(String name) {
            Found hidden = name.equals("HIDDEN") ? Found.hidden(null, "nobody tells") : null;
            return SET.containsKey(name) ? Found.of(SET.get(name), null, name) : hidden;
          }

          @Override
          public List<Arg> parameters() {
            return given;
          }
        };
    List<String> out = new ArrayList<>();
    int at = 0;
    while (at < command.length()) {
      int end = ShellWord.end(command, at);
      ShellWord.expand(Located.of(command, null), at, end, variables)
          .forEach(
              a -> out.add(a.text() + (a.hiddenBy() == null ? "" : " (" + a.hiddenBy() + ")")));
      at = end + 1;
    }
    return String.join("|", out);
  }

  @Test
  void a_word_ends_at_a_blank_that_is_not_quoted() {
    assertThat(words("a b\tc")).isEqualTo("a|b|c");
    assertThat(words("a\\ b c")).isEqualTo("a b|c");
    assertThat(words("'a b' \"c d\"e")).isEqualTo("a b|c de");
    assertThat(words("'a \" b' c")).isEqualTo("a \" b|c");
    assertThat(words("\"it's a\" b")).isEqualTo("it's a|b");
    assertThat(words("\"a \\\" b\" c")).isEqualTo("a \" b|c");
    assertThat(words("'' \"\" x")).isEqualTo("||x");
    assertThat(words("'never closed")).isEqualTo("never closed");
    assertThat(words("\"never closed")).isEqualTo("never closed");
    assertThat(words("a\\")).isEqualTo("a\\");
  }

  @Test
  void a_word_ends_behind_what_its_brackets_hold() {
    String computed = "… (the shell computes it)";
    assertThat(words("`a b` c")).isEqualTo(computed + "|c");
    assertThat(words("$(a b) c")).isEqualTo(computed + "|c");
    assertThat(words("$(a (b) c) d")).isEqualTo(computed + "|d");
    assertThat(words("$((1 + 2)) d")).isEqualTo(computed + "|d");
    assertThat(words("$(a ')' b) c")).isEqualTo(computed + "|c");
    assertThat(words("$(a $(b \"c d\") e) f")).isEqualTo(computed + "|f");
    assertThat(words("\"$(a \"b c\") d\" e")).isEqualTo("… d (the shell computes it)|e");
    assertThat(words("x`a`y$(b)z")).isEqualTo("x…y…z (the shell computes it)");
    assertThat(words("${NONE:-a b} c")).isEqualTo("a|b|c");
    assertThat(words("$(never closed")).isEqualTo(computed);
    assertThat(words("${PORT")).isEmpty();
    assertThat(words("A=(b c) d")).isEqualTo("A=… (the shell computes it)|d");
  }

  @Test
  void an_assignment_begins_with_a_name() {
    assertThat(ShellRun.assignment("A_1=x")).isEqualTo(3);
    for (String word : new String[] {"1A=x", "=x", "A", "--a=b", "A-B=c", "A B=c"}) {
      assertThat(ShellRun.assignment(word)).as(word).isZero();
    }
  }

  @Test
  void a_backslash_stays_between_double_quotes_where_nothing_is_special() {
    assertThat(words("\\a\\$PORT\\\\")).isEqualTo("a$PORT\\");
    assertThat(words("\"\\a\\$PORT\\\\\\`\"")).isEqualTo("\\a$PORT\\`");
    assertThat(words("'\\a'")).isEqualTo("\\a");
    assertThat(words("a\\\nb")).isEqualTo("ab");
  }

  @Test
  void variables_are_filled_in_and_cut_at_blanks_unless_quoted() {
    assertThat(words("$PORT ${PORT} x${PORT}y \"$PORT\"")).isEqualTo("81|81|x81y|81");
    assertThat(words("$_x9 ${_x9}0 $PORT.9")).isEqualTo("under|under0|81.9");
    assertThat(words("'$PORT'")).isEqualTo("$PORT");
    assertThat(words("$MANY")).isEqualTo("a|b|c|d");
    assertThat(words("\"$MANY\"")).isEqualTo("a\tb c\nd");
    assertThat(words("$NONE \"$NONE\" x$NONE")).isEqualTo("|x");
    assertThat(words("$HIDDEN x${HIDDEN}y")).isEqualTo("… (nobody tells)|x…y (nobody tells)");
    assertThat(words("a$ $.b $")).isEqualTo("a$|$.b|$");
  }

  @Test
  void a_variable_may_have_a_fallback() {
    assertThat(words("${NONE:-82} ${NONE-82} ${NONE:=82} ${NONE=82}")).isEqualTo("82|82|82|82");
    assertThat(words("${PORT:-82} ${PORT-82} ${PORT:=82} ${PORT=82}")).isEqualTo("81|81|81|81");
    assertThat(words("x${EMPTY:-82} x${EMPTY-82} x${EMPTY:=83} x${EMPTY=83}"))
        .isEqualTo("x82|x|x83|x");
    assertThat(words("${HIDDEN:-82}")).isEqualTo("… (nobody tells)");
    assertThat(words("${NONE:-$PORT}1 ${NONE:-${NONE:-83}}1")).isEqualTo("811|831");
    assertThat(words("${NONE:-\"a b\"} \"${NONE:-\"c\"}\" ${NONE:-'d e'}")).isEqualTo("a b|c|d e");
    assertThat(words("${NONE:-`a`}")).isEqualTo("… (the shell computes it)");
    assertThat(words("x${NONE:-}y")).isEqualTo("xy");
    assertThat(words("${PORT:?is needed} ${PORT?}")).isEqualTo("81|81");
    String deep = "${NONE:-".repeat(20) + "84" + "}".repeat(20);
    assertThat(words(deep)).startsWith("… (the shell computes ${");
    assertThat(words("${NONE:-".repeat(16) + "84" + "}".repeat(16))).isEqualTo("84");
  }

  @Test
  void what_the_shell_computes_from_a_variable_is_hidden() {
    assertThat(words("${PORT:+85}")).isEqualTo("… (the shell computes ${PORT:+85})");
    assertThat(words("${PORT#8}")).isEqualTo("… (the shell computes ${PORT#8})");
    assertThat(words("${#PORT}")).isEqualTo("… (the shell computes ${#PORT})");
    assertThat(words("${PORT:}")).isEqualTo("… (the shell computes ${PORT:})");
    assertThat(words("${}")).isEqualTo("… (the shell computes ${})");
    assertThat(words("$# x$?")).isEqualTo("… (the shell computes it)|x… (the shell computes it)");
  }

  @Test
  void a_script_is_given_parameters() {
    assertThat(words("$1 ${2} x${3}y $4", "a", "b c")).isEqualTo("a|b|c|xy");
    assertThat(words("$12", "a")).isEqualTo("a2");
    assertThat(words("${10}", "1", "2", "3", "4", "5", "6", "7", "8", "9", "ten")).isEqualTo("ten");
    assertThat(words("$0")).isEqualTo("… (the script's name is not known)");
    for (String all : new String[] {"\"$@\"", "$@", "$*", "${@}"}) {
      assertThat(words(all, "a", "b")).as(all).isEqualTo("a|b");
    }
    assertThat(words("x$@", "a", "b")).isEqualTo("x… (the shell computes it)");
  }
}
