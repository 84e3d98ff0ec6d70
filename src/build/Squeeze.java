import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Leaves fewer methods in a jar. A short run calls nearly all of its methods for the first time, which
 * takes the JVM longer than the call, and on JDK 25 each method of the archive is linked at each start,
 * called or not. So a getter's field is read where it was called, and a method that is called from one
 * place alone is put there. The jar is all there is: nothing else can stand in their place.
 */
final class Squeeze implements Opcodes {
  /** The JVM compiles nothing that is much larger. */
  private static final int LARGE = 1_200;

  private final Map<String, ClassNode> classes = new TreeMap<>();
  private final Set<String> parents = new HashSet<>();
  private final Set<ClassNode> changed = new HashSet<>();

  /** Changes the classes among a jar's entries, for which the places of each method are counted. */
  static void squeeze(Map<String, byte[]> entries) {
    Squeeze squeeze = new Squeeze();
    entries.forEach(
        (name, bytes) -> {
          if (Prelink.isClass(name)) {
            squeeze.add(bytes);
          }
        });
    squeeze.readFields();
    squeeze.putWhereCalled();
    squeeze.classes.forEach((name, node) -> entries.put(name + ".class", squeeze.bytes(node)));
  }

  private void add(byte[] bytes) {
    ClassNode node = Prelink.node(bytes);
    classes.put(node.name, node);
    parents.add(node.superName);
  }

  /**
   * Reads a field where a method is called that does nothing else: a fifth of all methods that a run
   * calls are the components of records, each of them for the first time. Such a method can go when
   * nobody calls it any more.
   */
  private void readFields() {
    Map<String, FieldInsnNode> getters = getters();
    Set<String> called = new HashSet<>();
    for (ClassNode host : classes.values()) {
      for (MethodNode method : host.methods) {
        for (AbstractInsnNode at : method.instructions.toArray()) {
          if (at instanceof MethodInsnNode call) {
            FieldInsnNode read = getters.get(key(call));
            if (read != null && call.getOpcode() == INVOKEVIRTUAL) {
              method.instructions.set(at, read.clone(Map.of()));
            } else {
              called.add(call.name + call.desc);
            }
          }
        }
      }
    }
    for (ClassNode host : classes.values()) {
      host.methods.removeIf(
          method ->
              getters.containsKey(key(host, method))
                  && !called.contains(method.name + method.desc)
                  && isOurs(host));
    }
  }

  /** Whether nobody but us can know its methods by another name than its own. */
  private boolean isOurs(ClassNode node) {
    boolean ours =
        node.superName.equals("java/lang/Object")
            || node.superName.equals("java/lang/Record")
            || classes.containsKey(node.superName) && isOurs(classes.get(node.superName));
    for (String above : node.interfaces) {
      ours &= classes.containsKey(above) && isOurs(classes.get(above));
    }
    return ours;
  }

  private static String key(ClassNode owner, MethodNode method) {
    return owner.name + "." + method.name + method.desc;
  }

  private static String key(MethodInsnNode call) {
    return call.owner + "." + call.name + call.desc;
  }

  private Map<String, FieldInsnNode> getters() {
    Map<String, FieldInsnNode> getters = new TreeMap<>();
    for (ClassNode owner : classes.values()) {
      for (MethodNode method : owner.methods) {
        FieldInsnNode read = parents.contains(owner.name) ? null : onlyReads(owner, method);
        if (read != null) {
          getters.put(key(owner, method), read);
          open(owner, read.name);
        }
      }
    }
    return getters;
  }

  /** The field of its own that a method gives back; null when it does more, or less. */
  private static FieldInsnNode onlyReads(ClassNode owner, MethodNode method) {
    List<AbstractInsnNode> code = new ArrayList<>();
    for (AbstractInsnNode at : method.instructions) {
      if (at.getOpcode() >= 0) {
        code.add(at);
      }
    }
    return code.size() == 3
            && code.get(0).getOpcode() == ALOAD
            && (method.access & (ACC_STATIC | ACC_SYNCHRONIZED)) == 0
            && code.get(1) instanceof FieldInsnNode field
            && field.getOpcode() == GETFIELD
            && field.owner.equals(owner.name)
            && method.desc.equals("()" + field.desc)
        ? field
        : null;
  }

  private static void open(ClassNode owner, String name) {
    for (FieldNode field : owner.fields) {
      if (field.name.equals(name)) {
        field.access = field.access & ~(ACC_PRIVATE | ACC_PROTECTED) | ACC_PUBLIC;
      }
    }
  }

  /** Until nothing is called from one place alone: what has come along may be such a call. */
  private void putWhereCalled() {
    boolean more = true;
    while (more) {
      Map<String, Integer> calls = calls();
      more = false;
      for (ClassNode host : classes.values()) {
        for (MethodNode caller : List.copyOf(host.methods)) {
          if (host.methods.contains(caller)) {
            more |= takeIn(host, caller, calls);
          }
        }
      }
    }
  }

  private Map<String, Integer> calls() {
    Map<String, Integer> calls = new HashMap<>();
    for (ClassNode host : classes.values()) {
      for (MethodNode method : host.methods) {
        for (AbstractInsnNode at : method.instructions) {
          if (at instanceof MethodInsnNode call) {
            calls.merge(key(call), 1, Integer::sum);
          }
        }
      }
    }
    return calls;
  }

  private boolean takeIn(ClassNode host, MethodNode caller, Map<String, Integer> calls) {
    boolean taken = false;
    // One after the other they may use the same places.
    int base = caller.maxLocals;
    for (AbstractInsnNode at : caller.instructions.toArray()) {
      if (at instanceof MethodInsnNode call && calls.get(key(call)) == 1) {
        ClassNode owner = classes.get(call.owner);
        MethodNode called = owner == null ? null : Prelink.method(owner, call.name + call.desc);
        if (called != null
            && called != caller
            && fits(called, caller)
            && (owner == host ? isOwn(called) : isOpen(owner, called, host))) {
          put(called, caller, call, base, owner == host);
          owner.methods.remove(called);
          changed.add(host);
          taken = true;
        }
      }
    }
    return taken;
  }

  /** A handler would empty the stack that the caller has filled. */
  private static boolean fits(MethodNode called, MethodNode caller) {
    return (called.access & (ACC_SYNCHRONIZED | ACC_NATIVE | ACC_ABSTRACT)) == 0
        && called.name.charAt(0) != '<'
        && called.tryCatchBlocks.isEmpty()
        && called.instructions.size() + caller.instructions.size() < LARGE;
  }

  /** Whether no other method can be meant. */
  private static boolean isOwn(MethodNode called) {
    return (called.access & (ACC_PRIVATE | ACC_STATIC)) != 0;
  }

  /**
   * Whether another class of the package may do what the method does; what is private and cannot be
   * taken for another is opened to it. Lambdas stay by themselves: a family of them would be too large.
   */
  private boolean isOpen(ClassNode owner, MethodNode called, ClassNode host) {
    if ((called.access & ACC_STATIC) == 0
        || called.name.startsWith("lambda$")
        || !folder(owner.name).equals(folder(host.name))) {
      return false;
    }
    for (AbstractInsnNode at : called.instructions) {
      if (at instanceof MethodInsnNode call && !isOpen(call)) {
        return false;
      }
    }
    for (AbstractInsnNode at : called.instructions) {
      if (at instanceof FieldInsnNode field && classes.containsKey(field.owner)) {
        classes.get(field.owner).fields.forEach(one -> one.access &= ~ACC_PRIVATE);
      }
    }
    return true;
  }

  private boolean isOpen(MethodInsnNode call) {
    ClassNode owner = classes.get(call.owner);
    MethodNode method = owner == null ? null : Prelink.method(owner, call.name + call.desc);
    if (method == null || (method.access & ACC_PRIVATE) == 0) {
      return true;
    }
    boolean fixed = (method.access & ACC_STATIC) != 0 || method.name.equals("<init>");
    if (fixed) {
      int instead = Prelink.isInterface(owner) ? ACC_PUBLIC : 0;
      method.access = method.access & ~ACC_PRIVATE | instead;
    }
    return fixed;
  }

  private static String folder(String name) {
    return name.substring(0, name.lastIndexOf('/') + 1);
  }

  /** Takes the arguments from the stack into places of their own; a return leads behind the call. */
  private static void put(
      MethodNode called, MethodNode caller, MethodInsnNode call, int base, boolean sameFile) {
    InsnList body = arguments(called, base);
    LabelNode end = new LabelNode();
    Map<LabelNode, LabelNode> labels = new HashMap<>();
    for (AbstractInsnNode at : called.instructions) {
      if (at instanceof LabelNode label) {
        labels.put(label, new LabelNode());
      }
    }
    for (AbstractInsnNode at : called.instructions) {
      if (at.getOpcode() >= IRETURN && at.getOpcode() <= RETURN) {
        body.add(new JumpInsnNode(GOTO, end));
      } else if (!(at instanceof FrameNode) && (sameFile || !(at instanceof LineNumberNode))) {
        body.add(moved(at.clone(labels), base));
      }
    }
    AbstractInsnNode last = body.getLast();
    if (last instanceof JumpInsnNode jump && jump.label == end) {
      body.remove(last);
    }
    body.add(end);
    caller.instructions.insert(call, body);
    caller.instructions.remove(call);
    caller.maxLocals = Math.max(caller.maxLocals, base + called.maxLocals);
  }

  private static InsnList arguments(MethodNode called, int base) {
    InsnList stores = new InsnList();
    int place = base;
    if ((called.access & ACC_STATIC) == 0) {
      stores.insert(new VarInsnNode(ASTORE, place++));
    }
    for (Type type : Type.getArgumentTypes(called.desc)) {
      stores.insert(new VarInsnNode(type.getOpcode(ISTORE), place));
      place += type.getSize();
    }
    return stores;
  }

  private static AbstractInsnNode moved(AbstractInsnNode at, int base) {
    if (at instanceof VarInsnNode use) {
      use.var += base;
    } else if (at instanceof IincInsnNode count) {
      count.var += base;
    }
    return at;
  }

  /** What the verifier wants to know anew of classes whose methods have grown. */
  private byte[] bytes(ClassNode node) {
    boolean grown = changed.contains(node);
    if (grown) {
      for (MethodNode method : node.methods) {
        method.localVariables = null;
      }
    }
    ClassWriter writer = new Frames(grown ? ClassWriter.COMPUTE_FRAMES : ClassWriter.COMPUTE_MAXS);
    node.accept(writer);
    return writer.toByteArray();
  }

  private final class Frames extends ClassWriter {
    Frames(int flags) {
      super(flags);
    }

    @Override
    protected String getCommonSuperClass(String one, String other) {
      Set<String> above = new HashSet<>();
      for (String at = one; at != null; at = above(at)) {
        above.add(at);
      }
      String at = other;
      while (!above.contains(at)) {
        at = above(at);
      }
      return at;
    }

    private String above(String name) {
      ClassNode ours = classes.get(name);
      if (ours != null) {
        return Prelink.isInterface(ours) ? "java/lang/Object" : ours.superName;
      }
      try {
        Class<?> other = Class.forName(name.replace('/', '.'), false, null);
        Class<?> parent = other.isInterface() ? Object.class : other.getSuperclass();
        return parent == null ? null : Type.getInternalName(parent);
      } catch (ClassNotFoundException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
