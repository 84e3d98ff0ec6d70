package no502.nginx;

import java.util.ArrayList;
import java.util.List;
import no502.text.Seq;

/**
 * A context of the effective configuration: includes are already followed, so its directives may
 * come from several files. The outermost block is called {@code main} and has neither a header nor
 * a parent.
 */
public final class Block {
  private final String name;
  private final Directive header;
  private final Block parent;
  private final int position;
  private final List<Directive> directives = new ArrayList<>();
  private final List<Block> blocks = new ArrayList<>();

  Block(String name, Directive header, Block parent) {
    this.name = name;
    this.header = header;
    this.parent = parent;
    this.position = parent == null ? 0 : parent.directives.size();
  }

  /**
   * {@code main}, {@code http}, {@code server}, {@code location}, {@code upstream}, {@code if} …
   */
  public String name() {
    return name;
  }

  /** The directive that opens this block; null for {@code main} and for a guessed context. */
  public Directive header() {
    return header;
  }

  public Block parent() {
    return parent;
  }

  /** How many of the parent's simple directives nginx reads before it comes to this block. */
  public int position() {
    return position;
  }

  /** Simple directives of this very block, in the order nginx reads them. */
  public List<Directive> directives() {
    return directives;
  }

  /** The blocks directly inside this one, in order. */
  public List<Block> blocks() {
    return blocks;
  }

  public List<Block> blocks(String kind) {
    return Seq.of(blocks).filter(b -> b.name.equals(kind)).toList();
  }

  public List<Directive> own(String directive) {
    return Seq.of(directives).filter(d -> d.is(directive)).toList();
  }

  /**
   * The settings of the directive that hold here: this block's own, or else those of the innermost
   * outer block that has any; a pass, a rewrite and their like are not taken over.
   */
  public List<Directive> inherited(String directive) {
    return Inheritance.of(this, directive);
  }

  /** The nearest enclosing block of that kind, this one included; null when there is none. */
  public Block enclosing(String kind) {
    Block b = this;
    while (b != null && !b.name.equals(kind)) {
      b = b.parent;
    }
    return b;
  }

  void add(Directive directive) {
    directives.add(directive);
  }

  void add(Block block) {
    blocks.add(block);
  }
}
