package no502.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import no502.host.Host;
import no502.host.HostWorkspace;
import no502.report.Names;
import no502.workspace.Entry;
import no502.workspace.Walk;
import no502.workspace.Workspace;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the JVM's files are to the engine. */
class DiskTest {
  @TempDir Path temp;
  private Path root;
  private Workspace files;

  @BeforeEach
  void aProject() throws IOException {
    root = Files.createDirectories(temp.resolve("project"));
    Files.createDirectories(root.resolve("nginx/conf.d"));
    Files.writeString(root.resolve("nginx/nginx.conf"), "events {}\n");
    Files.writeString(root.resolve("nginx/conf.d/b.conf"), "b");
    Files.writeString(root.resolve("nginx/conf.d/a.conf"), "a");
    Files.writeString(temp.resolve("secret"), "outside");
    files = disk(root);
  }

  @Test
  void readsAFileOnceAndGivesTheSameSource() {
    Entry.File first = (Entry.File) files.at("nginx/nginx.conf");
    assertThat(first.source().name()).isEqualTo("nginx/nginx.conf");
    assertThat(first.source().text()).isEqualTo("events {}\n");
    assertThat(((Entry.File) files.at("./nginx//conf.d/../nginx.conf")).source())
        .isSameAs(first.source());
  }

  @Test
  void listsAFolderSorted() {
    assertThat(files.at("nginx/conf.d")).isEqualTo(new Entry.Folder(List.of("a.conf", "b.conf")));
    assertThat(files.at("")).isEqualTo(new Entry.Folder(List.of("nginx")));
    assertThat(files.isFolder("nginx")).isTrue();
    assertThat(files.isFile("nginx")).isFalse();
    assertThat(files.isFile("nginx/nginx.conf")).isTrue();
  }

  @Test
  void missingIsMissingAlsoBelowAFile() {
    assertThat(files.at("nope")).isEqualTo(new Entry.Missing());
    assertThat(files.at("nginx/nginx.conf/deeper")).isEqualTo(new Entry.Missing());
    assertThat(files.isFile("nope")).isFalse();
  }

  @Test
  void aFolderThatWasListedTellsWhatItLacks() throws IOException {
    files.at("");
    Files.writeString(root.resolve("late"), "");
    Files.createDirectories(root.resolve("late.d"));
    Files.writeString(root.resolve("late.d/one"), "");
    assertThat(files.isFile("late")).isFalse();
    assertThat(files.at("late")).isEqualTo(new Entry.Missing());
    assertThat(files.at("late.d/one")).isEqualTo(new Entry.Missing());
    assertThat(files.isFile("nginx/nginx.conf")).isTrue();
  }

  @Test
  void whatAFileSystemMightFoldIsAskedOfTheDisk() throws IOException {
    files.at("nginx/conf.d");
    Files.writeString(root.resolve("nginx/conf.d/ä.conf"), "");
    Files.writeString(root.resolve("nginx/conf.d/A.conf"), "");
    assertThat(files.isFile("nginx/conf.d/ä.conf")).isTrue();
    assertThat(files.isFile("nginx/conf.d/A.conf")).isTrue();
  }

  @Test
  void aLargeFolderIsNotGoneThrough() throws IOException {
    for (int i = 0; i < 65; i++) {
      Files.writeString(root.resolve("nginx/conf.d/" + i), "");
    }
    files.at("nginx/conf.d");
    Files.writeString(root.resolve("nginx/conf.d/late"), "");
    assertThat(files.isFile("nginx/conf.d/late")).isTrue();
  }

  @Test
  void neverLeavesTheRoot() throws IOException {
    Files.createSymbolicLink(root.resolve("out"), temp.resolve("secret"));
    Files.createSymbolicLink(root.resolve("up"), temp);
    for (String path :
        List.of("../secret", "/etc/passwd", "out", "up/secret", "nginx/../../secret")) {
      assertThat(files.at(path)).as(path).isInstanceOf(Entry.Refused.class);
      assertThat(files.isFile(path)).as(path).isFalse();
      assertThat(files.isFolder(path)).as(path).isFalse();
    }
  }

  @Test
  void aSiblingWhoseNameBeginsLikeTheRootIsOutside() throws IOException {
    Files.createDirectories(temp.resolve("project-two"));
    Files.writeString(temp.resolve("project-two/f"), "x");
    Files.createSymbolicLink(root.resolve("link"), temp.resolve("project-two/f"));
    assertThat(files.at("link")).isInstanceOf(Entry.Refused.class);
  }

  @Test
  void followsALinkThatStaysInside() throws IOException {
    Files.createSymbolicLink(root.resolve("enabled.conf"), Path.of("nginx/conf.d/a.conf"));
    Files.createSymbolicLink(root.resolve("etc"), root.resolve("nginx"));
    assertThat(text("enabled.conf")).isEqualTo("a");
    assertThat(text("etc/conf.d/b.conf")).isEqualTo("b");
  }

  @Test
  void aRootReachedThroughALinkIsARoot() throws IOException {
    Path link = Files.createSymbolicLink(temp.resolve("link"), root);
    assertThat(disk(link).isFile("nginx/nginx.conf")).isTrue();
  }

  @Test
  void aMazeOfLinksIsNotEntered() throws IOException {
    Path maze = Files.createDirectories(temp.resolve("maze"));
    Files.createDirectories(maze.resolve("real"));
    Files.writeString(maze.resolve("real/x"), "");
    for (String door : List.of("a", "b", "c")) {
      Files.createSymbolicLink(maze.resolve(door), Path.of("."));
    }
    List<String> seen = new ArrayList<>();
    Walk walk = new Walk(disk(maze), (folder, why) -> assertThat(why).as(folder).isNull());
    walk.below("", (folder, names) -> seen.add(folder));
    assertThat(seen).containsExactly("", "real");
    walk.below("a/real", (folder, names) -> seen.add(folder));
    assertThat(seen).containsExactly("", "real", "a/real");
  }

  @Test
  void linksInACircleOrToNothingAreRefusedInOurWords() throws IOException {
    Files.createSymbolicLink(root.resolve("me"), Path.of("me"));
    Files.createSymbolicLink(root.resolve("gone"), Path.of("not-here"));
    assertThat(files.at("me")).isEqualTo(new Entry.Refused("cannot be read"));
    assertThat(files.at("gone")).isEqualTo(new Entry.Refused("a link whose target is not here"));
  }

  @Test
  void whatIsNotThereAndNoLinkNeedNotBeAskedAboutAgain() throws IOException {
    Files.createSymbolicLink(root.resolve("gone"), Path.of("not-here"));
    Files.createSymbolicLink(root.resolve("etc"), root.resolve("nginx"));
    JvmHost host = new JvmHost();
    String project = host.real(root.toString());
    assertThat(host.real(project + "/nope")).isEqualTo(Host.ABSENT);
    assertThat(host.real(project + "/nope/at/all")).isEqualTo(Host.ABSENT);
    assertThat(host.real(project + "/gone")).isEqualTo(Host.MISSING);
    assertThat(host.real(project + "/gone/deeper")).isEqualTo(Host.MISSING);
    assertThat(host.real(project + "/nginx/nginx.conf/deeper")).isNull();
    assertThat(host.real(project + "/nginx/caf\u00e9")).isEqualTo(Host.MISSING);
    assertThat(host.real(project + "/etc/nginx.conf")).isEqualTo(project + "/nginx/nginx.conf");
    for (String answer : new String[] {null, Host.ABSENT, Host.MISSING, Host.FORBIDDEN}) {
      assertThat(Host.isThere(answer)).isFalse();
    }
    assertThat(Host.isThere(project)).isTrue();
  }

  @Test
  void aFileThatIsGoneIsNotSaved() {
    Console.Place place = new Console.Place(root.toString(), files, Names.ROOT, List.of());
    assertThat(new JvmConsole().save(place, "gone/nginx.conf", new byte[0])).isFalse();
    assertThat(root.resolve("gone")).doesNotExist();
    assertThat(new JvmConsole().save(place, "nginx/nginx.conf", new byte[0])).isTrue();
    assertThat(root.resolve("nginx/nginx.conf")).isEmptyFile();
  }

  @Test
  void neverOpensAPipeOrADevice() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/mkfifo")));
    new ProcessBuilder("mkfifo", root.resolve("pipe").toString()).start().waitFor();
    Entry.Refused why = (Entry.Refused) files.at("pipe");
    assertThat(why.why()).contains("not a regular file");
    Workspace devices = disk(Path.of("/dev"));
    assertThat(devices.at("zero")).isEqualTo(why);
    assertThat(devices.isFile("zero")).isFalse();
  }

  @Test
  void anEndlessOrHugeFileIsRefused() throws IOException {
    try (RandomAccessFile sparse = new RandomAccessFile(root.resolve("huge").toFile(), "rw")) {
      sparse.setLength((32 << 20) + 1L);
    }
    assertThat(files.at("huge")).isEqualTo(Entry.Refused.unread("larger than 32 MB"));
    assertThat(files.isFile("huge")).isTrue();
    assertThat(files.unread()).isEqualTo(Map.of("huge", "larger than 32 MB"));
  }

  @Test
  void noPermissionIsSaidSo() throws IOException {
    Path locked = Files.writeString(root.resolve("locked"), "x");
    Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("---------"));
    assumeFalse(Files.isReadable(locked), "the super-user reads everything");
    assertThat(files.at("locked")).isEqualTo(Entry.Refused.unread("no permission to read it"));
  }

  @Test
  void namesBeyondAsciiWorkInEveryLocale() throws Exception {
    // Written by the shell from bytes, so that this holds under LANG=C too.
    new ProcessBuilder("sh", "-c", "printf x > \"$(printf 'caf\\303\\251.conf')\"")
        .directory(root.resolve("nginx/conf.d").toFile())
        .start()
        .waitFor();
    assertThat(((Entry.Folder) files.at("nginx/conf.d")).names()).contains("caf\u00e9.conf");
    assertThat(text("nginx/conf.d/caf\u00e9.conf")).isEqualTo("x");
  }

  @Test
  void aLargeFolderIsListedToo() throws IOException {
    Path large = Files.createDirectories(root.resolve("large"));
    for (int i = 0; i < 3_000; i++) {
      Files.writeString(large.resolve("a-name-of-some-length-so-that-the-folder-grows-" + i), "");
    }
    assertThat(((Entry.Folder) files.at("large")).names()).hasSize(3_000);
  }

  @Test
  void aQuestionMarkInANameIsNoTrouble() throws IOException {
    Files.writeString(root.resolve("nginx/what?.conf"), "x");
    assertThat(((Entry.Folder) files.at("nginx")).names()).contains("what?.conf");
    assertThat(text("nginx/what?.conf")).isEqualTo("x");
  }

  @Test
  void aLinkIsTold() throws IOException {
    Files.createSymbolicLink(root.resolve("etc"), root.resolve("nginx"));
    Files.createSymbolicLink(root.resolve("gone"), Path.of("not-here"));
    assertThat(files.isLink("etc")).isTrue();
    assertThat(files.isLink("gone")).isTrue();
    assertThat(files.isLink("nginx")).isFalse();
    assertThat(files.isLink("etc/conf.d")).isFalse();
    assertThat(files.isLink("nowhere/at/all")).isFalse();
  }

  @Test
  void oddNamesAreNoException() {
    assertThat(files.at("a\0b")).isInstanceOf(Entry.Refused.class);
    assertThat(files.at("x".repeat(5_000))).isNotInstanceOf(Entry.File.class);
    assertThat(files.at("caf\u00e9\0")).isInstanceOf(Entry.Refused.class);
    assertThat(files.at("\ud800")).isNotInstanceOf(Entry.File.class);
  }

  private static Workspace disk(Path folder) {
    JvmHost host = new JvmHost();
    return new HostWorkspace(host, host.real(folder.toString()));
  }

  private String text(String path) {
    return ((Entry.File) files.at(path)).source().text();
  }
}
