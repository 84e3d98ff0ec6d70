package no502.topology.listen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The simple commands of a script; those in brackets may or may not run. */
class ShellScriptTest {
  private static String steps(String script) {
    List<String> out = new ArrayList<>();
    for (ShellScript.Step step : ShellScript.parse(script)) {
      List<String> words = new ArrayList<>();
      step.words().forEach(w -> words.add(script.substring(w.from(), w.to())));
      String command = String.join(" ", words);
      out.add((step.conditional() ? "[" + command + "]" : command) + " " + step.end());
    }
    return String.join(" ", out);
  }

  @Test
  void commands_one_after_the_other() {
    assertThat(steps("a b; c\nd")).isEqualTo("a b ; c ; d ;");
    assertThat(steps("\ta  \tb\r\n\n ;c\r\n")).isEqualTo("a b ; c ;");
    assertThat(steps("a && b || c | d & e")).isEqualTo("a && b || c | d & e ;");
    assertThat(steps("a&&b||c|d&e")).isEqualTo("a && b || c | d & e ;");
    assertThat(steps("a \\\n b \\\r\n c\nd")).isEqualTo("a b c ; d ;");
    assertThat(steps("# a\nb # c\nd#e")).isEqualTo("b ; d#e ;");
    assertThat(steps("a 'b;c' \"d|e\"")).isEqualTo("a 'b;c' \"d|e\" ;");
    assertThat(steps("a # at the end")).isEqualTo("a ;");
    assertThat(steps("a; ".repeat(2_001))).hasSize(2_000 * 4 - 1);
  }

  @Test
  void redirections_are_no_words() {
    assertThat(steps("a < f b > g c >> h d")).isEqualTo("a b c d ;");
    assertThat(steps("a <f b 2>&1 c &> g d")).isEqualTo("a b c d ;");
    assertThat(steps("a >|f\tb &>>\tg c")).isEqualTo("a b c ;");
    assertThat(steps("a 2 b")).isEqualTo("a 2 b ;");
    assertThat(steps("a >")).isEqualTo("a ;");
    assertThat(steps("exec > >(tee log) 2>&1\nb")).isEqualTo("exec ; tee log ; b ;");
    assertThat(steps("a <(b)")).isEqualTo("a ; b ;");
  }

  @Test
  void documents_that_stand_in_the_script_are_no_commands() {
    assertThat(steps("cat <<END > f\na b\n END \nc")).isEqualTo("cat ; c ;");
    assertThat(steps("cat << 'E O'\na\nE O\nc")).isEqualTo("cat ; c ;");
    assertThat(steps("cat <<-\\END\n\ta\n\tEND\nc")).isEqualTo("cat ; c ;");
    assertThat(steps("cat <<\"END\" | a\nb\nEND\nc")).isEqualTo("cat | a ; c ;");
    assertThat(steps("cat <<< word\nb")).isEqualTo("cat ; b ;");
    assertThat(steps("cat <<END\na\nb")).isEqualTo("cat ;");
  }

  @Test
  void what_stands_in_a_branch_or_loop_may_not_run() {
    assertThat(steps("if a; then b; elif c; then d; else e; fi; f"))
        .isEqualTo("[a] ; [b] ; [c] ; [d] ; [e] ; f ;");
    assertThat(steps("while a; do b; done; until c\ndo d\ndone\ne"))
        .isEqualTo("[a] ; [b] ; [c] ; [d] ; e ;");
    assertThat(steps("for i in 1 2; do (a); b; done; c")).isEqualTo("[a] ; [b] ; c ;");
    assertThat(steps("select i in 1 2\ndo a\ndone\nb")).isEqualTo("[a] ; b ;");
    assertThat(steps("for ((i = 0; i < 3; i++)); do a; done; b")).isEqualTo("[a] ; b ;");
    assertThat(steps("! a; time b; { c; d; }; e")).isEqualTo("a ; b ; c ; d ; e ;");
    assertThat(steps("echo if; fi; a done")).isEqualTo("echo if ; a done ;");
  }

  @Test
  void a_case_has_patterns_that_are_no_commands() {
    assertThat(steps("case $a in b) c ;; d|e) f | g ;; (h) i;; *) j; esac; k"))
        .isEqualTo("[c] ;; [f] | [g] ;; [i] ;; [j] ; k ;");
    assertThat(steps("case $a in\n b | c)\n d\n ;;\nesac\ne")).isEqualTo("[d] ; e ;");
    assertThat(steps("case $a in b) (c; d) ;; e) f; esac; g")).isEqualTo("[c] ; [d] ; [f] ; g ;");
    assertThat(steps("a ;; b")).isEqualTo("a ;; b ;");
  }

  @Test
  void functions_and_what_runs_in_a_shell_of_its_own() {
    assertThat(steps("f() { a; b; }; c")).isEqualTo("[a] ; [b] ; c ;");
    assertThat(steps("f () \n{\n a\n}\nc")).isEqualTo("[a] ; c ;");
    assertThat(steps("(a; b) && c")).isEqualTo("a ; b ; c ;");
    assertThat(steps("( a\n)\nb")).isEqualTo("a ; b ;");
  }

  @Test
  void tests_arithmetic_and_arrays_of_bash() {
    assertThat(steps("[[ a && ( b < c || d ) ]] && e")).isEqualTo("[[ a b c d ]] && e ;");
    assertThat(steps("echo [[ && a")).isEqualTo("echo [[ && a ;");
    assertThat(steps("((a > b)) && c")).isEqualTo("c ;");
    assertThat(steps("((a")).isEqualTo("a ;");
    assertThat(steps("A=(b \"c d\") e")).isEqualTo("A=(b \"c d\") e ;");
    assertThat(steps("A=(); b")).isEqualTo("A=() ; b ;");
    assertThat(steps("declare -a A=(b (c) d)\ne")).isEqualTo("declare -a A=(b (c) d) ; e ;");
  }

  @Test
  void a_script_of_nothing_but_brackets_comes_to_an_end() {
    assertThat(steps("(".repeat(300_000))).isEmpty();
    assertThat(steps("((a)) ".repeat(50_000))).isEmpty();
    assertThat(steps("a ${b:-".repeat(20_000))).startsWith("a ");
  }
}
