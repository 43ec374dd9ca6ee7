package io.aoscope.app.start;

import io.aoscope.ui.kit.WholeFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.classfile.ClassHierarchyResolver;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * What the build runs before it makes the start-up caches: writes our jars and picocli's again, so that the caches can keep
 * what of them a start needs ({@link OldClass}, {@link CallSites}). A jar that needs nothing stays as it is; one that is
 * written keeps its time, by which the launcher knows whether a cache is older.
 */
public final class StartJars {
    private static final List<String> NAMES = List.of("aoscope-", "picocli-");

    private StartJars() {}

    /** @param args the folder of the jars that make the class path */
    public static void main(String[] args) throws IOException {
        List<Path> jars;
        try (Stream<Path> files = Files.list(Path.of(args[0]))) {
            jars = files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        }
        try (URLClassLoader all = new URLClassLoader(urls(jars), ClassLoader.getPlatformClassLoader())) {
            ClassHierarchyResolver types = ClassHierarchyResolver.ofResourceParsing(all);
            for (Path jar : jars) {
                if (NAMES.stream().anyMatch(jar.getFileName().toString()::startsWith)) {
                    prepare(jar, types);
                }
            }
        }
    }

    private static URL[] urls(List<Path> jars) throws MalformedURLException {
        URL[] urls = new URL[jars.size()];
        for (int i = 0; i < urls.length; i++) {
            urls[i] = jars.get(i).toUri().toURL();
        }
        return urls;
    }

    /** @param types knows the classes that code of the jar names */
    static void prepare(Path jar, ClassHierarchyResolver types) throws IOException {
        FileTime time = Files.getLastModifiedTime(jar);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        boolean changed = false;
        try (ZipFile in = new ZipFile(jar.toFile());
                ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (ZipEntry entry : Collections.list(in.entries())) {
                byte[] before = in.getInputStream(entry).readAllBytes();
                byte[] after = entry.getName().endsWith(".class") ? prepare(before, types) : before;
                changed |= after != before;
                ZipEntry copy = new ZipEntry(entry.getName());
                copy.setTime(entry.getTime());
                out.putNextEntry(copy);
                out.write(after);
                out.closeEntry();
            }
        }
        if (changed) {
            WholeFile.write(jar, bytes.toByteArray());
            Files.setLastModifiedTime(jar, time);
        }
    }

    /** The class file as a cache can keep it; the same array where it can already. */
    static byte[] prepare(byte[] classFile, ClassHierarchyResolver types) {
        return CallSites.replace(OldClass.raise(classFile, types), types);
    }
}
