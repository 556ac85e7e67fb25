import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassFile.StackMapsOption;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.lang.constant.ClassDesc;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * Rewrites class files from before Java 6 in a jar as Java 8 has them: the same code, with the
 * stack maps that let it be verified ahead of time. An ahead-of-time cache leaves older ones out,
 * so that each start reads, parses and verifies them again.
 *
 * <p>{@code RenewClassFiles JAR}. A jar that needs nothing stays as it is.
 */
final class RenewClassFiles {

  /** The first version whose verification needs no types to be guessed. */
  private static final int FIRST_WITH_STACK_MAPS = ClassFile.JAVA_6_VERSION;

  private static final String CLASS_FILE = ".class";

  /** Says in the jar that it was changed, as its licence wants. */
  private static final String NOTICE = "META-INF/CHANGES.txt";

  /** The same jar comes of each build. */
  private static final LocalDateTime ALWAYS = LocalDateTime.of(1980, 2, 1, 0, 0);

  private RenewClassFiles() {}

  public static void main(String[] arguments) throws IOException {
    Path jar = Path.of(arguments[0]);
    Map<String, byte[]> entries = entries(jar);
    ClassFile classFile =
        ClassFile.of(
            StackMapsOption.GENERATE_STACK_MAPS, ClassHierarchyResolverOption.of(known(entries)));
    int renewed = 0;
    for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
      if (entry.getKey().endsWith(CLASS_FILE)) {
        ClassModel model = classFile.parse(entry.getValue());
        if (model.majorVersion() < FIRST_WITH_STACK_MAPS) {
          entry.setValue(classFile.transformClass(model, toJava8()));
          renewed++;
        }
      }
    }
    if (renewed > 0) {
      entries.put(
          NOTICE,
          "The build of Milepost gave old class files stack maps; their code is unchanged.\n"
              .getBytes(StandardCharsets.UTF_8));
      write(entries, jar);
    }
  }

  private static ClassTransform toJava8() {
    ClassTransform version =
        (builder, element) ->
            builder.with(
                element instanceof ClassFileVersion
                    ? ClassFileVersion.of(ClassFile.JAVA_8_VERSION, 0)
                    : element);
    return version.andThen(ClassTransform.transformingMethodBodies(CodeTransform.ACCEPT_ALL));
  }

  /** What the jar itself says of its classes, and Java of its own. */
  private static ClassHierarchyResolver known(Map<String, byte[]> entries) {
    return ClassHierarchyResolver.ofResourceParsing(
            (ClassDesc type) -> {
              String name = type.descriptorString();
              byte[] found = entries.get(name.substring(1, name.length() - 1) + CLASS_FILE);
              return found == null ? null : new ByteArrayInputStream(found);
            })
        .orElse(ClassHierarchyResolver.defaultResolver());
  }

  private static Map<String, byte[]> entries(Path jar) throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    try (InputStream file = Files.newInputStream(jar);
        ZipInputStream zip = new ZipInputStream(file)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        entries.put(entry.getName(), zip.readAllBytes());
      }
    }
    return entries;
  }

  private static void write(Map<String, byte[]> entries, Path jar) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        ZipEntry named = new ZipEntry(entry.getKey());
        named.setTimeLocal(ALWAYS);
        zip.putNextEntry(named);
        zip.write(entry.getValue());
        zip.closeEntry();
      }
    }
    Files.write(jar, bytes.toByteArray());
  }
}
