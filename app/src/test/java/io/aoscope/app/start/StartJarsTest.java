package io.aoscope.app.start;

import static org.assertj.core.api.Assertions.assertThat;

import io.aoscope.app.Main;
import io.aoscope.engine.message.Message;
import io.aoscope.samples.Samples;
import io.aoscope.ui.Rehearsal;
import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class StartJarsTest {
    private static final ClassHierarchyResolver TYPES =
            ClassHierarchyResolver.ofResourceParsing(StartJarsTest.class.getClassLoader());
    private static final FileTime TIME = FileTime.from(Instant.parse("2026-01-01T12:00:00Z"));

    @TempDir
    Path folder;

    @Test
    void switchesOverTypesChooseAsBefore() throws Exception {
        List<String> before = MadeAtRunTime.answers();

        assertThat(before)
                .contains("null", "large", "number 7", "list with 1", "circle 5", "two", "radius 5", "red", "2");
        assertThat(prepared("answers")).isEqualTo(before);
    }

    @Test
    void recordsCompareAndHashAsBefore() throws Exception {
        List<String> before = MadeAtRunTime.comparisons();

        assertThat(before).hasSize(14);
        assertThat(Set.copyOf(before)).as("the first two are the same").hasSize(13);
        assertThat(prepared("comparisons")).isEqualTo(before);
    }

    @Test
    void onlySwitchesWithOtherLabelsThanTypesAreLeftForTheStart() throws Exception {
        byte[] before = bytes(MadeAtRunTime.class.getName());

        assertThat(typeSwitches(before)).containsExactlyInAnyOrder("types", "types", "types", "types and more");
        assertThat(typeSwitches(StartJars.prepare(before, TYPES))).containsExactly("types and more");
    }

    @Test
    void recordsMakeNeitherEqualsNorHashCodeAtTheStart() throws Exception {
        byte[] before = bytes(MadeAtRunTime.class.getName() + "$Mixed");

        assertThat(calls(before)).containsExactlyInAnyOrder("toString", "hashCode", "equals");
        assertThat(calls(StartJars.prepare(before, TYPES))).containsExactly("toString");
    }

    @Test
    void everyClassOfOursAndOfPicocliIsRightAfterwards() throws Exception {
        ClassFile format = ClassFile.of(ClassHierarchyResolverOption.of(TYPES));
        int prepared = 0;
        for (Class<?> part : List.of(Main.class, Message.class, Samples.class, Rehearsal.class, CommandLine.class)) {
            for (byte[] before : classes(part)) {
                byte[] after = StartJars.prepare(before, TYPES);
                prepared += after == before ? 0 : 1;
                ClassModel model = format.parse(after);
                assertThat(format.verify(after))
                        .as(model.thisClass().asInternalName())
                        .isEmpty();
                assertThat(model.majorVersion()).isGreaterThanOrEqualTo(ClassFile.JAVA_8_VERSION);
                assertThat(typeSwitches(after)).doesNotContain("types");
            }
        }
        assertThat(prepared).isGreaterThan(300);
    }

    @Test
    void picocliWorksAfterwards() throws Exception {
        Path picocli = Path.of(CommandLine.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        Path copy = Files.copy(picocli, folder.resolve(picocli.getFileName()));
        StartJars.main(new String[] {folder.toString()});

        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {copy.toUri().toURL()}, ClassLoader.getPlatformClassLoader())) {
            Class<?> ansi = loader.loadClass("picocli.CommandLine$Help$Ansi");
            Object off = ansi.getField("OFF").get(null);
            assertThat(ansi.getMethod("string", String.class).invoke(off, "@|bold AOScope|@ runs"))
                    .isEqualTo("AOScope runs");
        }
        try (InputStream old = CommandLine.class.getResourceAsStream("CommandLine.class")) {
            assertThat(ClassFile.of().parse(old.readAllBytes()).majorVersion())
                    .as("of a picocli that is of Java 6 or later nothing has to be written again")
                    .isEqualTo(ClassFile.JAVA_5_VERSION);
        }
    }

    @Test
    void theOtherEntriesAndTheTimeOfAJarStay() throws Exception {
        Path jar = jar("aoscope-app.jar", MadeAtRunTime.class);
        String file = "io/aoscope/app/start/MadeAtRunTime.class";

        StartJars.main(new String[] {folder.toString()});

        try (ZipFile after = new ZipFile(jar.toFile())) {
            assertThat(after.stream().map(ZipEntry::getName)).contains("text", file);
            assertThat(after.getInputStream(after.getEntry("text"))).hasContent("unchanged");
            assertThat(after.getInputStream(after.getEntry(file)).readAllBytes())
                    .isNotEqualTo(bytes(MadeAtRunTime.class.getName()));
        }
        assertThat(Files.getLastModifiedTime(jar)).isEqualTo(TIME);
    }

    @Test
    void aJarThatNeedsNothingAndThoseOfOtherLibrariesStayAsTheyAre() throws Exception {
        byte[] ours = Files.readAllBytes(jar("aoscope-app.jar", StartJarsTest.class));
        byte[] other = Files.readAllBytes(jar("other.jar", MadeAtRunTime.class));

        StartJars.main(new String[] {folder.toString()});

        assertThat(folder.resolve("aoscope-app.jar")).hasBinaryContent(ours);
        assertThat(folder.resolve("other.jar")).hasBinaryContent(other);
    }

    private static Object prepared(String method) throws Exception {
        return new Prepared()
                .loadClass(MadeAtRunTime.class.getName())
                .getMethod(method)
                .invoke(null);
    }

    private Path jar(String name, Class<?> content) throws IOException {
        Path jar = folder.resolve(name);
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new ZipEntry("text"));
            out.write("unchanged".getBytes(StandardCharsets.UTF_8));
            for (Class<?> type : content.getNestMembers()) {
                String file = type.getName().replace('.', '/') + ".class";
                out.putNextEntry(new ZipEntry(file));
                out.write(bytes(type.getName()));
            }
        }
        return Files.setLastModifiedTime(jar, TIME);
    }

    /** The names of the methods that Java would make when the class runs. */
    private static List<String> calls(byte[] classFile) {
        return made(classFile).map(call -> call.name().stringValue()).toList();
    }

    private static Stream<InvokeDynamicInstruction> made(byte[] classFile) {
        return ClassFile.of().parse(classFile).methods().stream()
                .flatMap(method -> method.code().stream())
                .flatMap(code -> code.elementStream())
                .filter(InvokeDynamicInstruction.class::isInstance)
                .map(InvokeDynamicInstruction.class::cast);
    }

    /** For each call that a switch over types makes, what its labels are. */
    private static List<String> typeSwitches(byte[] classFile) {
        return made(classFile)
                .filter(call -> call.name().equalsString("typeSwitch"))
                .map(call -> call.bootstrapArgs().stream().allMatch(ClassDesc.class::isInstance)
                        ? "types"
                        : "types and more")
                .toList();
    }

    /** All classes of the jar or folder that a class comes from. */
    private static List<byte[]> classes(Class<?> part) throws Exception {
        Path place =
                Path.of(part.getProtectionDomain().getCodeSource().getLocation().toURI());
        if (Files.isDirectory(place)) {
            return classes(place);
        }
        try (FileSystem jar = FileSystems.newFileSystem(place)) {
            return classes(jar.getPath("/"));
        }
    }

    private static List<byte[]> classes(Path root) throws IOException {
        List<byte[]> classes = new ArrayList<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                if (file.toString().endsWith(".class")
                        && !file.startsWith(root.resolve("META-INF"))
                        && !file.endsWith("module-info.class")) {
                    classes.add(Files.readAllBytes(file));
                }
            }
        }
        return classes;
    }

    private static byte[] bytes(String type) throws IOException {
        try (InputStream in = StartJarsTest.class.getResourceAsStream("/" + type.replace('.', '/') + ".class")) {
            return in.readAllBytes();
        }
    }

    /** Loads {@link MadeAtRunTime} and its classes as they are after they were prepared. */
    private static final class Prepared extends ClassLoader {
        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith(MadeAtRunTime.class.getName())) {
                return super.loadClass(name, resolve);
            }
            try {
                Class<?> loaded = findLoadedClass(name);
                byte[] classFile = StartJars.prepare(bytes(name), TYPES);
                return loaded == null ? defineClass(name, classFile, 0, classFile.length) : loaded;
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }
}
