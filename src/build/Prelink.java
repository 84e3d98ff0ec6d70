import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.invoke.LambdaMetafactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.commons.GeneratorAdapter;
import org.objectweb.asm.commons.Method;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Writes into a jar what the JVM would otherwise make up at every start: the classes of lambdas, the
 * joining of strings, and the methods of records; no invokedynamic is left that would wake the JVM's
 * machinery of method handles, and no regular expression is compiled before it is used. Before that,
 * the classes of some source folders take the place of those of the same name: the tables as constants,
 * where a resource would have the JVM open its own jar once more. {@link Squeeze} has the last word. Run by
 * the build: {@code Prelink JAR SOURCES…}; for the portable builds, which need the patterns alone, {@code
 * Prelink --patterns CLASSES JAR} writes those of the jar's classes that have no other in their place:
 * TeaVM would ask the jar before the folder.
 */
final class Prelink implements Opcodes {
  private static final String LAMBDA = "java/lang/invoke/LambdaMetafactory";
  private static final String CONCAT = "java/lang/invoke/StringConcatFactory";
  private static final String RECORD = "java/lang/runtime/ObjectMethods";
  private static final String PATTERN = "Ljava/util/regex/Pattern;";

  private final Map<String, ClassNode> classes = new TreeMap<>();
  private final Map<String, Family> families = new LinkedHashMap<>();
  private final Set<String> parents = new HashSet<>();

  public static void main(String[] args) throws IOException {
    if (args[0].equals("--patterns")) {
      patterns(Path.of(args[1]), Path.of(args[2]));
      return;
    }
    Path jar = Path.of(args[0]);
    Prelink prelink = new Prelink();
    Map<String, byte[]> entries = read(jar);
    for (int i = 1; i < args.length; i++) {
      Path folder = jar.resolveSibling("prelink").resolve("" + i);
      entries.putAll(compiled(Path.of(args[i]), jar, folder));
    }
    entries.keySet().removeIf(Prelink::isPacked);
    entries.forEach(
        (name, bytes) -> {
          if (isClass(name)) {
            prelink.add(bytes);
          }
        });
    prelink.link();
    prelink.writeInto(entries);
    Squeeze.squeeze(entries);
    Path beside = Path.of(jar + ".new");
    write(beside, entries);
    Files.move(beside, jar, StandardCopyOption.REPLACE_EXISTING);
  }

  private static void patterns(Path classes, Path jar) throws IOException {
    for (Map.Entry<String, byte[]> entry : read(jar).entrySet()) {
      if (entry.getKey().startsWith("org/") && entry.getKey().endsWith(".class")) {
        Prelink prelink = new Prelink();
        prelink.add(entry.getValue());
        ClassNode node = prelink.classes.values().iterator().next();
        Path place = classes.resolve(entry.getKey());
        compileLate(node);
        if (!Files.exists(place)) {
          Files.createDirectories(place.getParent());
          Files.write(place, prelink.bytes(node));
        }
      }
    }
  }

  private static Map<String, byte[]> read(Path jar) throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    try (JarFile file = new JarFile(jar.toFile())) {
      for (Enumeration<JarEntry> all = file.entries(); all.hasMoreElements(); ) {
        JarEntry entry = all.nextElement();
        entries.put(entry.getName(), file.getInputStream(entry).readAllBytes());
      }
    }
    return entries;
  }

  private static Map<String, byte[]> compiled(Path sources, Path jar, Path classes)
      throws IOException {
    Files.createDirectories(classes);
    for (Path old : files(classes)) {
      Files.delete(old);
    }
    List<String> words = new ArrayList<>(List.of("--release", "17", "-g", "-cp", "" + jar));
    words.addAll(List.of("-d", classes.toString()));
    files(sources).forEach(source -> words.add(source.toString()));
    ToolProvider javac = ToolProvider.findFirst("javac").orElseThrow();
    if (javac.run(System.out, System.err, words.toArray(String[]::new)) != 0) {
      throw new IOException("does not compile: " + sources);
    }
    Map<String, byte[]> compiled = new TreeMap<>();
    for (Path file : files(classes)) {
      compiled.put(slashed(classes.relativize(file)), Files.readAllBytes(file));
    }
    return compiled;
  }

  private static String slashed(Path path) {
    return path.toString().replace('\\', '/');
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    }
  }

  static boolean isClass(String entry) {
    return entry.endsWith(".class") && !entry.startsWith("META-INF/");
  }

  /** What the class Packed now holds. */
  private static boolean isPacked(String entry) {
    return entry.startsWith("no502/") && !entry.endsWith(".class") && !entry.endsWith("/");
  }

  /** Stored rather than deflated: a start reads hundreds of classes. */
  private static void write(Path path, Map<String, byte[]> entries) throws IOException {
    try (OutputStream out = Files.newOutputStream(path);
        JarOutputStream jar = new JarOutputStream(out)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        ZipEntry stored = new ZipEntry(entry.getKey());
        CRC32 sum = new CRC32();
        sum.update(entry.getValue());
        stored.setMethod(ZipEntry.STORED);
        stored.setSize(entry.getValue().length);
        stored.setCrc(sum.getValue());
        // The same for each build of the same sources.
        stored.setTimeLocal(java.time.LocalDateTime.of(2026, 1, 1, 0, 0));
        jar.putNextEntry(stored);
        jar.write(entry.getValue());
        jar.closeEntry();
      }
    }
  }

  static ClassNode node(byte[] bytes) {
    ClassNode node = new ClassNode();
    new ClassReader(bytes).accept(node, 0);
    return node;
  }

  private void add(byte[] bytes) {
    ClassNode node = node(bytes);
    classes.put(node.name, node);
  }

  private void link() {
    classes.values().forEach(node -> parents.add(node.superName));
    for (ClassNode host : classes.values()) {
      compileLate(host);
      for (MethodNode method : List.copyOf(host.methods)) {
        for (AbstractInsnNode at : method.instructions.toArray()) {
          if (at instanceof InvokeDynamicInsnNode call) {
            InsnList plain = plain(host, method, call);
            if (plain != null) {
              method.instructions.insert(at, plain);
              method.instructions.remove(at);
            }
          } else if (at instanceof MethodInsnNode call && isComparator(call)) {
            call.owner = "no502/text/Order";
            call.itf = false;
          }
        }
      }
    }
  }

  /** A pattern in a constant is compiled when it is first asked for, not when its class is. */
  private static void compileLate(ClassNode host) {
    Map<String, String> patterns = new TreeMap<>();
    for (MethodNode method : host.methods) {
      if (method.name.equals("<clinit>")) {
        takePatterns(host, method, patterns);
      }
    }
    for (MethodNode method : host.methods) {
      for (AbstractInsnNode at : method.instructions.toArray()) {
        if (at instanceof FieldInsnNode field && isRead(field, host) && patterns.containsKey(field.name)) {
          method.instructions.set(
              at, new MethodInsnNode(INVOKESTATIC, host.name, late(field.name), "()" + PATTERN, false));
        }
      }
    }
    patterns.forEach((field, text) -> lateMethod(host, field, text));
  }

  private static void takePatterns(ClassNode host, MethodNode method, Map<String, String> patterns) {
    for (AbstractInsnNode at : method.instructions.toArray()) {
      if (at instanceof LdcInsnNode text
          && at.getNext() instanceof MethodInsnNode call
          && call.owner.equals("java/util/regex/Pattern")
          && call.desc.equals("(Ljava/lang/String;)" + PATTERN)
          && call.getNext() instanceof FieldInsnNode field
          && field.getOpcode() == PUTSTATIC
          && isPrivate(host, field.name)) {
        patterns.put(field.name, (String) text.cst);
        method.instructions.remove(text);
        method.instructions.remove(call);
        method.instructions.remove(field);
      }
    }
  }

  private static boolean isPrivate(ClassNode host, String name) {
    for (FieldNode field : host.fields) {
      if (field.name.equals(name) && (field.access & ACC_PRIVATE) != 0) {
        field.access = field.access & ~ACC_FINAL | ACC_VOLATILE;
        return true;
      }
    }
    return false;
  }

  private static boolean isRead(FieldInsnNode field, ClassNode host) {
    return field.getOpcode() == GETSTATIC && field.owner.equals(host.name);
  }

  private static String late(String field) {
    return "late$$" + field;
  }

  private static void lateMethod(ClassNode host, String field, String text) {
    Type self = Type.getObjectType(host.name);
    Type pattern = Type.getType(PATTERN);
    Method late = new Method(late(field), "()" + PATTERN);
    GeneratorAdapter code = code(host, ACC_PRIVATE | ACC_STATIC | ACC_SYNTHETIC, late);
    MethodVisitor raw = host.methods.get(host.methods.size() - 1);
    Label made = code.newLabel();
    code.getStatic(self, field, pattern);
    code.ifNonNull(made);
    code.push(text);
    code.invokeStatic(pattern, new Method("compile", "(Ljava/lang/String;)" + PATTERN));
    code.putStatic(self, field, pattern);
    code.mark(made);
    raw.visitFrame(F_SAME, 0, null, 0, null);
    code.getStatic(self, field, pattern);
    code.returnValue();
    code.endMethod();
  }

  /** Serializable at most, which nobody makes use of: no more interfaces, no bridges. */
  private static boolean isSimple(Object[] arguments) {
    int flags = (Integer) arguments[3] & ~LambdaMetafactory.FLAG_SERIALIZABLE;
    return flags == 0 || flags == LambdaMetafactory.FLAG_BRIDGES && arguments[4].equals(0);
  }

  /** The JDK's own comparators hold lambdas that no archive keeps. */
  private static boolean isComparator(MethodInsnNode call) {
    return call.owner.equals("java/util/Comparator")
        && (call.name.equals("comparing") || call.name.equals("comparingInt"))
        && Type.getArgumentTypes(call.desc).length == 1;
  }

  /** What stands in the place of the call; null where it stays, or the whole method is another. */
  private InsnList plain(ClassNode host, MethodNode method, InvokeDynamicInsnNode call) {
    return switch (call.bsm.getOwner() + "." + call.bsm.getName()) {
      case LAMBDA + ".metafactory" -> lambda(host, call);
      case LAMBDA + ".altMetafactory" -> isSimple(call.bsmArgs) ? lambda(host, call) : null;
      case CONCAT + ".makeConcatWithConstants" -> concat(host, call);
      case RECORD + ".bootstrap" -> record(host, method, call);
      default -> null;
    };
  }

  /** One lambda: what it has caught and what it calls. */
  private record Lambda(Type[] caught, Type exact, Handle body) {}

  /**
   * The lambdas of a package that stand for the same method of the same interface share a class and
   * know their number in it: a class for each would be loaded for each, at some ten microseconds.
   */
  private static final class Family {
    final ClassNode node = new ClassNode();
    final Method sam;
    final List<Lambda> lambdas = new ArrayList<>();

    Family(String name, Type type, Method sam) {
      this.sam = sam;
      node.version = V11;
      node.access = ACC_FINAL | ACC_SUPER | ACC_SYNTHETIC;
      node.name = name;
      node.superName = "java/lang/Object";
      node.interfaces = List.of(type.getInternalName());
      node.visitField(ACC_PRIVATE, "number", "I", null, null);
    }

    Type self() {
      return Type.getObjectType(node.name);
    }
  }

  private InsnList lambda(ClassNode host, InvokeDynamicInsnNode call) {
    Type type = Type.getReturnType(call.desc);
    Method sam = new Method(call.name, ((Type) call.bsmArgs[0]).getDescriptor());
    Handle body = (Handle) call.bsmArgs[1];
    boolean open = open(body);
    String owner = open ? host.name.substring(0, host.name.lastIndexOf('/') + 1) + "Lambdas" : host.name;
    Family family =
        families.computeIfAbsent(
            owner + " " + type + " " + sam,
            unused -> open ? family(owner, type, sam) : nestmate(host, type, sam));
    Type[] caught = Type.getArgumentTypes(call.desc);
    family.lambdas.add(new Lambda(caught, (Type) call.bsmArgs[2], body));
    InsnList made = new InsnList();
    made.add(new IntInsnNode(SIPUSH, family.lambdas.size() - 1));
    String of = maker(family, caught).getDescriptor();
    made.add(new MethodInsnNode(INVOKESTATIC, family.node.name, "of", of, false));
    return made;
  }

  /**
   * Whether the package may call this; what is private is opened to it where that changes nothing: no
   * other class can have a method in its place.
   */
  private boolean open(Handle body) {
    ClassNode owner = classes.get(body.getOwner());
    MethodNode method = owner == null ? null : method(owner, body.getName() + body.getDesc());
    if (method == null || (method.access & ACC_PRIVATE) == 0) {
      return true;
    }
    boolean fixed = (method.access & ACC_STATIC) != 0 || body.getTag() == H_NEWINVOKESPECIAL;
    if (isInterface(owner) || !fixed && parents.contains(owner.name)) {
      return false;
    }
    method.access &= ~ACC_PRIVATE;
    return true;
  }

  static MethodNode method(ClassNode owner, String wanted) {
    for (MethodNode method : owner.methods) {
      if (wanted.equals(method.name + method.desc)) {
        return method;
      }
    }
    return null;
  }

  /** A family of one class alone, a nestmate of it, so that it may call what is private there. */
  private Family nestmate(ClassNode host, Type type, Method sam) {
    ClassNode nest = host.nestHostClass == null ? host : classes.get(host.nestHostClass);
    Family family = family(host.name, type, sam);
    family.node.nestHostClass = nest.name;
    nest.version = Math.max(nest.version, V11);
    host.version = Math.max(host.version, V11);
    nest.visitNestMember(family.node.name);
    return family;
  }

  private Family family(String owner, Type type, Method sam) {
    Family family = new Family(owner + "$$" + families.size(), type, sam);
    GeneratorAdapter code =
        code(family.node, ACC_PRIVATE, new Method("<init>", Type.VOID_TYPE, new Type[0]));
    code.loadThis();
    code.invokeConstructor(Type.getObjectType("java/lang/Object"), new Method("<init>", "()V"));
    code.returnValue();
    code.endMethod();
    return family;
  }

  /** Makes a lambda of the family with what it has caught and its number: one for all that catch alike. */
  private static Method maker(Family family, Type[] caught) {
    Type self = family.self();
    Type[] given = Arrays.copyOf(caught, caught.length + 1);
    Arrays.setAll(given, i -> i < caught.length ? kept(caught[i]) : Type.INT_TYPE);
    Method of = new Method("of", Type.getObjectType(family.node.interfaces.get(0)), given);
    if (method(family.node, of.getName() + of.getDescriptor()) != null) {
      return of;
    }
    GeneratorAdapter code = code(family.node, ACC_STATIC, of);
    code.newInstance(self);
    code.dup();
    code.invokeConstructor(self, new Method("<init>", "()V"));
    code.dup();
    code.loadArg(caught.length);
    code.putField(self, "number", Type.INT_TYPE);
    for (int i = 0; i < caught.length; i++) {
      code.dup();
      code.loadArg(i);
      code.putField(self, field(family, caught[i], i), kept(caught[i]));
    }
    code.returnValue();
    code.endMethod();
    return of;
  }

  /** Caught references share a field as objects; a primitive has one of its type. */
  private static Type kept(Type caught) {
    return caught.getSort() < Type.ARRAY ? caught : Type.getObjectType("java/lang/Object");
  }

  private static String field(Family family, Type caught, int index) {
    Type kept = kept(caught);
    String name = (caught.getSort() < Type.ARRAY ? caught.getDescriptor() : "c") + index;
    for (FieldNode field : family.node.fields) {
      if (field.name.equals(name)) {
        return name;
      }
    }
    family.node.visitField(ACC_PRIVATE, name, kept.getDescriptor(), null, null);
    return name;
  }

  private static void complete(Family family) {
    GeneratorAdapter code = code(family.node, ACC_PUBLIC, family.sam);
    MethodVisitor raw = family.node.methods.get(family.node.methods.size() - 1);
    int count = family.lambdas.size();
    Label[] cases = new Label[count];
    for (int i = 0; i < count; i++) {
      cases[i] = code.newLabel();
    }
    if (count > 1) {
      code.loadThis();
      code.getField(family.self(), "number", Type.INT_TYPE);
      code.visitTableSwitchInsn(0, count - 2, cases[count - 1], Arrays.copyOf(cases, count - 1));
    }
    for (int i = 0; i < count; i++) {
      if (count > 1) {
        code.mark(cases[i]);
        raw.visitFrame(F_SAME, 0, null, 0, null);
      }
      call(family, family.lambdas.get(i), code);
    }
    code.endMethod();
  }

  private static void call(Family family, Lambda lambda, GeneratorAdapter code) {
    Handle body = lambda.body;
    boolean creates = body.getTag() == H_NEWINVOKESPECIAL;
    List<Type> wanted = new ArrayList<>();
    if (creates) {
      code.newInstance(Type.getObjectType(body.getOwner()));
      code.dup();
    } else if (body.getTag() != H_INVOKESTATIC) {
      wanted.add(Type.getObjectType(body.getOwner()));
    }
    wanted.addAll(List.of(Type.getArgumentTypes(body.getDesc())));
    Type[] caught = lambda.caught;
    Type[] exact = lambda.exact.getArgumentTypes();
    for (int i = 0; i < wanted.size(); i++) {
      if (i < caught.length) {
        code.loadThis();
        code.getField(family.self(), field(family, caught[i], i), kept(caught[i]));
        adapt(code, kept(caught[i]), caught[i]);
        adapt(code, caught[i], wanted.get(i));
      } else {
        int argument = i - caught.length;
        code.loadArg(argument);
        adapt(code, family.sam.getArgumentTypes()[argument], exact[argument]);
        adapt(code, exact[argument], wanted.get(i));
      }
    }
    int opcode =
        switch (body.getTag()) {
          case H_INVOKESTATIC -> INVOKESTATIC;
          case H_INVOKEINTERFACE -> INVOKEINTERFACE;
          case H_NEWINVOKESPECIAL -> INVOKESPECIAL;
          default -> body.isInterface() ? INVOKEINTERFACE : INVOKEVIRTUAL;
        };
    code.visitMethodInsn(
        opcode, body.getOwner(), body.getName(), body.getDesc(), body.isInterface());
    Type given =
        creates ? Type.getObjectType(body.getOwner()) : Type.getReturnType(body.getDesc());
    giveBack(code, given, lambda.exact.getReturnType(), family.sam.getReturnType());
  }

  private static void giveBack(GeneratorAdapter code, Type given, Type exact, Type erased) {
    if (given != Type.VOID_TYPE && erased == Type.VOID_TYPE) {
      if (given.getSize() == 2) {
        code.pop2();
      } else {
        code.pop();
      }
    } else if (given != Type.VOID_TYPE) {
      adapt(code, given, exact);
      adapt(code, exact, erased);
    }
    code.returnValue();
  }

  /** As LambdaMetafactory would: casts, boxes, and what Java widens. */
  private static void adapt(GeneratorAdapter code, Type from, Type to) {
    boolean primitive = from.getSort() < Type.ARRAY;
    boolean wanted = to.getSort() < Type.ARRAY;
    if (primitive && wanted) {
      code.cast(from, to);
    } else if (primitive) {
      code.valueOf(from);
    } else if (wanted) {
      unbox(code, from, to);
    } else if (!from.equals(to) && !to.getInternalName().equals("java/lang/Object")) {
      code.checkCast(to);
    }
  }

  private static void unbox(GeneratorAdapter code, Type from, Type to) {
    Type own = primitive(from);
    if (own == null) {
      code.unbox(to);
    } else {
      code.unbox(own);
      code.cast(own, to);
    }
  }

  private static Type primitive(Type box) {
    return switch (box.getInternalName()) {
      case "java/lang/Integer" -> Type.INT_TYPE;
      case "java/lang/Long" -> Type.LONG_TYPE;
      case "java/lang/Short" -> Type.SHORT_TYPE;
      case "java/lang/Byte" -> Type.BYTE_TYPE;
      case "java/lang/Character" -> Type.CHAR_TYPE;
      case "java/lang/Float" -> Type.FLOAT_TYPE;
      case "java/lang/Double" -> Type.DOUBLE_TYPE;
      case "java/lang/Boolean" -> Type.BOOLEAN_TYPE;
      default -> null;
    };
  }

  private static GeneratorAdapter code(ClassNode node, int access, Method method) {
    return new GeneratorAdapter(
        access,
        method,
        node.visitMethod(access, method.getName(), method.getDescriptor(), null, null));
  }

  /** A method of the host that joins the strings with a builder. */
  private InsnList concat(ClassNode host, InvokeDynamicInsnNode call) {
    String recipe = (String) call.bsmArgs[0];
    Method join = helper(host, "join", call.desc);
    GeneratorAdapter code = code(host, ACC_PRIVATE | ACC_STATIC | ACC_SYNTHETIC, join);
    Type[] types = join.getArgumentTypes();
    startText(code);
    StringBuilder literal = new StringBuilder();
    int argument = 0;
    int constant = 1;
    for (char c : recipe.toCharArray()) {
      if (c == '\1') {
        text(code, literal);
        code.loadArg(argument);
        append(code, types[argument++]);
      } else if (c == '\2') {
        literal.append(call.bsmArgs[constant++]);
      } else {
        literal.append(c);
      }
    }
    text(code, literal);
    endText(code);
    InsnList joined = new InsnList();
    joined.add(
        new MethodInsnNode(
            INVOKESTATIC, host.name, join.getName(), join.getDescriptor(), isInterface(host)));
    return joined;
  }

  private static final Type BUILDER = Type.getObjectType("java/lang/StringBuilder");

  private static void startText(GeneratorAdapter code) {
    code.newInstance(BUILDER);
    code.dup();
    code.invokeConstructor(BUILDER, new Method("<init>", "()V"));
  }

  private static void endText(GeneratorAdapter code) {
    code.invokeVirtual(BUILDER, new Method("toString", "()Ljava/lang/String;"));
    code.returnValue();
    code.endMethod();
  }

  private static void text(GeneratorAdapter code, StringBuilder literal) {
    if (literal.length() > 0) {
      code.push(literal.toString());
      append(code, Type.getObjectType("java/lang/String"));
      literal.setLength(0);
    }
  }

  private static void append(GeneratorAdapter code, Type type) {
    String as =
        switch (type.getSort()) {
          case Type.BYTE, Type.SHORT -> "I";
          case Type.OBJECT ->
              type.getInternalName().equals("java/lang/String")
                  ? "Ljava/lang/String;"
                  : "Ljava/lang/Object;";
          case Type.ARRAY -> "Ljava/lang/Object;";
          default -> type.getDescriptor();
        };
    code.invokeVirtual(BUILDER, new Method("append", "(" + as + ")Ljava/lang/StringBuilder;"));
  }

  /** A record's method, component by component, as ObjectMethods would. */
  private static InsnList record(ClassNode host, MethodNode method, InvokeDynamicInsnNode call) {
    String names = (String) call.bsmArgs[1];
    String[] fields = names.isEmpty() ? new String[0] : names.split(";");
    Type self = Type.getObjectType(host.name);
    Type[] types = new Type[fields.length];
    for (int i = 0; i < fields.length; i++) {
      types[i] = Type.getType(((Handle) call.bsmArgs[2 + i]).getDesc());
    }
    // Static: there the record is the first argument, at the place where a method has itself.
    MethodNode made = new MethodNode(ACC_STATIC, call.name, call.desc, null, null);
    GeneratorAdapter code = new GeneratorAdapter(ACC_STATIC, new Method(call.name, call.desc), made);
    switch (call.name) {
      case "hashCode" -> hash(code, self, fields, types);
      case "equals" -> equal(code, made, self, fields, types);
      default -> print(code, self, fields, types);
    }
    method.instructions = made.instructions;
    method.localVariables = null;
    return null;
  }

  private static void hash(GeneratorAdapter code, Type self, String[] fields, Type[] types) {
    code.push(0);
    for (int i = 0; i < fields.length; i++) {
      code.push(31);
      code.math(GeneratorAdapter.MUL, Type.INT_TYPE);
      code.loadArg(0);
      code.getField(self, fields[i], types[i]);
      if (types[i].getSort() < Type.ARRAY) {
        Type box = box(types[i]);
        code.invokeStatic(box, new Method("hashCode", Type.INT_TYPE, new Type[] {types[i]}));
      } else {
        code.invokeStatic(
            Type.getObjectType("java/util/Objects"),
            new Method("hashCode", "(Ljava/lang/Object;)I"));
      }
      code.math(GeneratorAdapter.ADD, Type.INT_TYPE);
    }
    code.returnValue();
    code.endMethod();
  }

  private static void equal(
      GeneratorAdapter code, MethodVisitor raw, Type self, String[] fields, Type[] types) {
    Label differs = code.newLabel();
    Label same = code.newLabel();
    code.loadArg(0);
    code.loadArg(1);
    code.ifCmp(Type.getObjectType("java/lang/Object"), GeneratorAdapter.EQ, same);
    code.loadArg(1);
    code.instanceOf(self);
    code.ifZCmp(GeneratorAdapter.EQ, differs);
    for (int i = 0; i < fields.length; i++) {
      code.loadArg(0);
      code.getField(self, fields[i], types[i]);
      code.loadArg(1);
      code.checkCast(self);
      code.getField(self, fields[i], types[i]);
      int sort = types[i].getSort();
      if (sort == Type.FLOAT || sort == Type.DOUBLE) {
        code.invokeStatic(
            box(types[i]),
            new Method("compare", Type.INT_TYPE, new Type[] {types[i], types[i]}));
        code.ifZCmp(GeneratorAdapter.NE, differs);
      } else if (sort < Type.ARRAY) {
        code.ifCmp(types[i], GeneratorAdapter.NE, differs);
      } else {
        code.invokeStatic(
            Type.getObjectType("java/util/Objects"),
            new Method("equals", "(Ljava/lang/Object;Ljava/lang/Object;)Z"));
        code.ifZCmp(GeneratorAdapter.EQ, differs);
      }
    }
    code.mark(same);
    raw.visitFrame(F_SAME, 0, null, 0, null);
    code.push(true);
    code.returnValue();
    code.mark(differs);
    raw.visitFrame(F_SAME, 0, null, 0, null);
    code.push(false);
    code.returnValue();
    code.endMethod();
  }

  private static void print(GeneratorAdapter code, Type self, String[] fields, Type[] types) {
    String name = self.getInternalName().substring(self.getInternalName().lastIndexOf('/') + 1);
    StringBuilder literal = new StringBuilder(name.substring(name.lastIndexOf('$') + 1) + "[");
    startText(code);
    for (int i = 0; i < fields.length; i++) {
      literal.append(i == 0 ? "" : ", ").append(fields[i]).append('=');
      text(code, literal);
      code.loadArg(0);
      code.getField(self, fields[i], types[i]);
      append(code, types[i]);
    }
    text(code, literal.append(']'));
    endText(code);
  }

  private static Type box(Type primitive) {
    return Type.getObjectType(
        switch (primitive.getSort()) {
          case Type.INT -> "java/lang/Integer";
          case Type.LONG -> "java/lang/Long";
          case Type.SHORT -> "java/lang/Short";
          case Type.BYTE -> "java/lang/Byte";
          case Type.CHAR -> "java/lang/Character";
          case Type.FLOAT -> "java/lang/Float";
          case Type.DOUBLE -> "java/lang/Double";
          default -> "java/lang/Boolean";
        });
  }

  private static Method helper(ClassNode host, String what, String descriptor) {
    return new Method(what + "$$" + host.methods.size(), descriptor);
  }

  static boolean isInterface(ClassNode host) {
    return (host.access & ACC_INTERFACE) != 0;
  }

  private void writeInto(Map<String, byte[]> entries) {
    for (Family family : families.values()) {
      complete(family);
      classes.put(family.node.name, family.node);
    }
    for (ClassNode node : classes.values()) {
      entries.put(node.name + ".class", bytes(node));
    }
  }

  private byte[] bytes(ClassNode node) {
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    node.accept(writer);
    return writer.toByteArray();
  }
}
