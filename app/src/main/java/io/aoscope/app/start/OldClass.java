package io.aoscope.app.start;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassFile.StackMapsOption;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;

/**
 * Makes a class file of Java 5 or before one of Java 8: the same code, with the types at its branches written down. HotSpot
 * keeps no class in a cache whose types it would have to find out itself.
 */
final class OldClass {
    private static final int WITHOUT_TYPES = ClassFile.JAVA_5_VERSION;

    private OldClass() {}

    /** @return the same array where the class is not so old */
    static byte[] raise(byte[] classFile, ClassHierarchyResolver types) {
        ClassFile format = ClassFile.of(StackMapsOption.GENERATE_STACK_MAPS, ClassHierarchyResolverOption.of(types));
        ClassModel old = format.parse(classFile);
        if (old.majorVersion() > WITHOUT_TYPES) {
            return classFile;
        }
        ClassTransform version = (builder, element) -> {
            if (element instanceof ClassFileVersion) {
                builder.withVersion(ClassFile.JAVA_8_VERSION, 0);
            } else {
                builder.with(element);
            }
        };
        return format.transformClass(
                old, version.andThen(ClassTransform.transformingMethodBodies(CodeTransform.ACCEPT_ALL)));
    }
}
