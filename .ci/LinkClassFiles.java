import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassFile.ConstantPoolSharingOption;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Writes into class files what Java would otherwise make at each start: the choice of a case by
 * type, and equality and hash codes of records. The compiler leaves both to the virtual machine
 * (JEP 441, {@link java.lang.runtime.ObjectMethods}), whose ahead-of-time cache keeps neither; a
 * command that lives for a second spends a fifth of it on them. What comes out is the same.
 *
 * <p>{@code LinkClassFiles FOLDER}, with all that the classes in the folder need on the class path.
 */
final class LinkClassFiles {

  private static final String CLASS_FILE = ".class";
  private static final int SYNTHETIC =
      ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC | ClassFile.ACC_SYNTHETIC;

  private static final ClassDesc SWITCHES = ClassDesc.of("java.lang.runtime.SwitchBootstraps");
  private static final ClassDesc RECORDS = ClassDesc.of("java.lang.runtime.ObjectMethods");
  private static final ClassDesc OBJECTS = ClassDesc.of("java.util.Objects");
  private static final MethodTypeDesc OBJECTS_EQUALS =
      MethodTypeDesc.of(ConstantDescs.CD_boolean, ConstantDescs.CD_Object, ConstantDescs.CD_Object);
  private static final MethodTypeDesc OBJECT_HASH =
      MethodTypeDesc.of(ConstantDescs.CD_int, ConstantDescs.CD_Object);

  private final ClassFile classFile;
  private final ClassModel model;
  private final List<Consumer<ClassBuilder>> added = new ArrayList<>();

  private LinkClassFiles(ClassFile classFile, byte[] bytes) {
    this.classFile = classFile;
    this.model = classFile.parse(bytes);
  }

  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    // With the old pool, types of variables would keep the places that they had in the old code.
    ClassFile classFile =
        ClassFile.of(ConstantPoolSharingOption.NEW_POOL, ClassHierarchyResolverOption.of(known()));
    // None is written before all are read: they are on the class path, too.
    Map<Path, byte[]> linked = new LinkedHashMap<>();
    for (Path file : classFiles(folder)) {
      new LinkClassFiles(classFile, Files.readAllBytes(file))
          .link()
          .ifPresent(bytes -> linked.put(file, bytes));
    }
    for (Map.Entry<Path, byte[]> file : linked.entrySet()) {
      Files.write(file.getKey(), file.getValue());
    }
  }

  private static List<Path> classFiles(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(CLASS_FILE)).sorted().toList();
    }
  }

  private static ClassHierarchyResolver known() {
    return ClassHierarchyResolver.ofResourceParsing(LinkClassFiles::read)
        .orElse(ClassHierarchyResolver.defaultResolver());
  }

  /** Read whole, so that no jar stays open at a place. */
  private static InputStream read(ClassDesc type) {
    String name = type.descriptorString();
    String file = name.substring(1, name.length() - 1) + CLASS_FILE;
    try (InputStream found = ClassLoader.getSystemResourceAsStream(file)) {
      return found == null ? null : new ByteArrayInputStream(found.readAllBytes());
    } catch (IOException e) {
      throw new IllegalStateException(file, e);
    }
  }

  /** The class with everything linked, or nothing where it has nothing to link. */
  private Optional<byte[]> link() {
    if (model.methods().stream().noneMatch(this::hasSomethingToLink)) {
      return Optional.empty();
    }
    CodeTransform linking = this::link;
    ClassTransform methods =
        ClassTransform.transformingMethodBodies(this::hasSomethingToLink, linking)
            .andThen(
                ClassTransform.endHandler(
                    builder -> added.forEach(method -> method.accept(builder))));
    return Optional.of(classFile.transformClass(model, methods));
  }

  private boolean hasSomethingToLink(MethodModel method) {
    return method.code().stream()
        .flatMap(code -> code.elementStream())
        .anyMatch(element -> linked(element) != null);
  }

  private void link(CodeBuilder builder, CodeElement element) {
    Linked linked = linked(element);
    if (linked == null) {
      builder.with(element);
      return;
    }
    String name = "$" + linked.name() + '$' + added.size();
    added.add(
        type -> type.withMethodBody(name, linked.type(), SYNTHETIC, code -> linked.write(code)));
    builder.invokestatic(self(), name, linked.type(), model.flags().has(AccessFlag.INTERFACE));
  }

  private ClassDesc self() {
    return model.thisClass().asSymbol();
  }

  /** A method that takes the place of one that Java would make. */
  private sealed interface Linked {
    String name();

    MethodTypeDesc type();

    void write(CodeBuilder code);
  }

  private Linked linked(CodeElement element) {
    if (!(element instanceof InvokeDynamicInstruction dynamic)) {
      return null;
    }
    DirectMethodHandleDesc maker = dynamic.bootstrapMethod();
    MethodTypeDesc type = dynamic.typeSymbol();
    String name = dynamic.name().stringValue();
    if (maker.owner().equals(SWITCHES) && maker.methodName().equals("typeSwitch")) {
      List<ClassDesc> cases = only(ClassDesc.class, dynamic.bootstrapArgs());
      return cases.size() == dynamic.bootstrapArgs().size() ? new Choice(type, cases) : null;
    }
    if (maker.owner().equals(RECORDS)) {
      List<Component> components =
          only(DirectMethodHandleDesc.class, dynamic.bootstrapArgs()).stream()
              .map(getter ->
                  new Component(
                      getter.methodName(), ClassDesc.ofDescriptor(getter.lookupDescriptor())))
              .toList();
      return switch (name) {
        case "equals" -> new Equality(type, self(), components);
        case "hashCode" -> new Hash(type, self(), components);
        default -> null;
      };
    }
    return null;
  }

  private static <T> List<T> only(Class<T> wanted, List<?> all) {
    return all.stream().filter(wanted::isInstance).map(wanted::cast).toList();
  }

  /**
   * The number of the first case from a place on whose type fits: what {@link
   * java.lang.runtime.SwitchBootstraps#typeSwitch} says.
   */
  private record Choice(MethodTypeDesc type, List<ClassDesc> cases) implements Linked {
    @Override
    public String name() {
      return "switch";
    }

    @Override
    public void write(CodeBuilder code) {
      Label something = code.newLabel();
      code.aload(0).ifnonnull(something).iconst_m1().ireturn().labelBinding(something);
      for (int number = 0; number < cases.size(); number++) {
        Label next = code.newLabel();
        code.iload(1).loadConstant(number).if_icmpgt(next);
        code.aload(0).instanceOf(cases.get(number)).ifeq(next);
        code.loadConstant(number).ireturn().labelBinding(next);
      }
      code.loadConstant(cases.size()).ireturn();
    }
  }

  /** A component of a record. */
  private record Component(String name, ClassDesc type) {

    void read(CodeBuilder code, ClassDesc owner) {
      code.getfield(owner, name, type);
    }

    /** Goes elsewhere unless both values on the stack are equal. */
    void compare(CodeBuilder code, Label unequal) {
      switch (type.descriptorString()) {
        case "Z", "B", "S", "C", "I" -> code.if_icmpne(unequal);
        case "J" -> code.lcmp().ifne(unequal);
        case "F", "D" -> code.invokestatic(box(), "compare", comparing()).ifne(unequal);
        default -> code.invokestatic(OBJECTS, "equals", OBJECTS_EQUALS).ifeq(unequal);
      }
    }

    /** Makes a hash code of the value on the stack. */
    void hash(CodeBuilder code) {
      switch (type.descriptorString()) {
        case "B", "S", "C", "I" -> {
          // It is its own.
        }
        case "Z", "J", "F", "D" ->
            code.invokestatic(box(), "hashCode", MethodTypeDesc.of(ConstantDescs.CD_int, type));
        default -> code.invokestatic(OBJECTS, "hashCode", OBJECT_HASH);
      }
    }

    private MethodTypeDesc comparing() {
      return MethodTypeDesc.of(ConstantDescs.CD_int, type, type);
    }

    private ClassDesc box() {
      return switch (type.descriptorString()) {
        case "Z" -> ConstantDescs.CD_Boolean;
        case "J" -> ConstantDescs.CD_Long;
        case "F" -> ConstantDescs.CD_Float;
        case "D" -> ConstantDescs.CD_Double;
        default -> throw new IllegalStateException(type.descriptorString());
      };
    }
  }

  /** Whether another object is a record of the same type with equal components. */
  private record Equality(MethodTypeDesc type, ClassDesc record, List<Component> components)
      implements Linked {
    @Override
    public String name() {
      return "equals";
    }

    @Override
    public void write(CodeBuilder code) {
      Label equal = code.newLabel();
      Label unequal = code.newLabel();
      code.aload(0).aload(1).if_acmpeq(equal);
      code.aload(1).instanceOf(record).ifeq(unequal);
      code.aload(1).checkcast(record).astore(2);
      for (Component component : components) {
        component.read(code.aload(0), record);
        component.read(code.aload(2), record);
        component.compare(code, unequal);
      }
      code.labelBinding(equal).iconst_1().ireturn();
      code.labelBinding(unequal).iconst_0().ireturn();
    }
  }

  /** The hash code of a record, which is that of {@link java.lang.runtime.ObjectMethods}. */
  private record Hash(MethodTypeDesc type, ClassDesc record, List<Component> components)
      implements Linked {
    @Override
    public String name() {
      return "hashCode";
    }

    @Override
    public void write(CodeBuilder code) {
      code.iconst_0();
      for (Component component : components) {
        code.loadConstant(31).imul();
        component.read(code.aload(0), record);
        component.hash(code);
        code.iadd();
      }
      code.ireturn();
    }
  }
}
