package no502.topology;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import no502.compose.Service;
import no502.compose.Service.Mount;
import no502.compose.Service.MountKind;
import no502.dockerfile.Image;
import no502.nginx.ConfigFiles;
import no502.nginx.ConfigFiles.Seen;
import no502.nginx.Directive;
import no502.nginx.NginxConfig;
import no502.nginx.NginxParser;
import no502.text.Seq;
import no502.text.Source;
import no502.text.Span;
import no502.topology.Nginx.Reason;
import no502.topology.Nginx.Unloaded;
import no502.workspace.Entry;
import no502.workspace.Workspace;

/** Finds configuration that the author put into the container and nginx never reads. */
final class Unloads {
  private final Workspace workspace;
  private final ConfigFiles files;
  private final Set<Source> loaded = new HashSet<>();
  private final List<Unloaded> found = new ArrayList<>();

  private Unloads(Workspace workspace, ConfigFiles files, NginxConfig config) {
    this.workspace = workspace;
    this.files = files;
    config.files().forEach(file -> loaded.add(file.source().written()));
  }

  static List<Unloaded> find(
      Workspace workspace, Service service, Image image, ConfigFiles files, NginxConfig config) {
    Unloads run = new Unloads(workspace, files, config);
    service.volumes().forEach(run::mount);
    if (image != null) {
      image.layers().forEach(run::layer);
    }
    // What an include hides may be the very one that reads these files.
    return config.hidden().isEmpty() ? List.copyOf(run.found) : run.certain();
  }

  private List<Unloaded> certain() {
    return Seq.of(found).filter(u -> u.reason() != Reason.NOT_INCLUDED).toList();
  }

  private void mount(Mount mount) {
    if (mount.kind() != MountKind.BIND || !mount.source().known()) {
      return;
    }
    String target = MountLayer.clean(mount.target().text());
    String source = mount.source().text();
    Entry entry = workspace.at(source);
    if (entry instanceof Entry.File file) {
      notRead(target, file.source(), mount.origin().span());
    } else if (entry instanceof Entry.Folder && readAsFile(target)) {
      found.add(
          new Unloaded(
              target,
              Reason.MOUNTED_AS_FOLDER,
              mount.origin().span(),
              source + " is a folder, and nginx reads " + target + " as a file"));
    } else if (entry instanceof Entry.Folder folder) {
      folderNotRead(target, source, folder, mount.origin().span());
    }
  }

  private static boolean readAsFile(String target) {
    return target.startsWith("/etc/nginx/") && target.endsWith(".conf");
  }

  private void folderNotRead(String target, String source, Entry.Folder folder, Span span) {
    List<Source> servers = new ArrayList<>();
    for (String name : folder.names()) {
      if (name.endsWith(".conf")
          && workspace.at(source.isEmpty() ? name : source + "/" + name) instanceof Entry.File f) {
        if (loaded.contains(f.source())) {
          return;
        }
        if (servesSomething(f.source())) {
          servers.add(f.source());
        }
      }
    }
    if (!servers.isEmpty() && looksLikeConfiguration(target + "/")) {
      found.add(notIncluded(target + "/*.conf", span));
    }
  }

  private void layer(Image.Layer layer) {
    if (layer instanceof Image.Layer.Put put) {
      boolean covered =
          !(files.read(put.path()) instanceof Seen.File now)
              || now.source().written() != put.source();
      if (!covered) {
        notRead(put.path(), put.source(), put.span());
      }
    }
  }

  private void notRead(String target, Source source, Span span) {
    if (!loaded.contains(source) && looksLikeConfiguration(target) && servesSomething(source)) {
      found.add(notIncluded(target, span));
    }
  }

  private static Unloaded notIncluded(String target, Span span) {
    return new Unloaded(target, Reason.NOT_INCLUDED, span, "nginx includes no file at " + target);
  }

  /** A shelf such as sites-available or a folder of templates is meant to lie unread. */
  private static boolean looksLikeConfiguration(String target) {
    if (target.contains("available") || target.contains("template")) {
      return false;
    }
    return target.startsWith("/etc/nginx/")
        || target.endsWith("/default.conf")
        || target.endsWith("/nginx.conf");
  }

  /** A file that only holds snippets may well be meant to lie unused; one with a server is not. */
  private static boolean servesSomething(Source source) {
    for (Directive directive : NginxParser.parse(source).tree()) {
      if (directive.is("server") || directive.is("upstream") || directive.is("http")) {
        return true;
      }
    }
    return false;
  }
}
