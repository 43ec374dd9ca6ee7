package io.aoscope.app.start;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.reflect.AccessFlag;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Replaces calls of methods that Java makes when the program comes to them first by calls of methods that stand in the class
 * ({@link WrittenMethod}): what is made then no cache keeps, and a start comes to some fifty.
 */
final class CallSites {
    private final ClassDesc owner;
    private final boolean inInterface;
    private final Map<WrittenMethod, String> names = new LinkedHashMap<>();

    private CallSites(ClassModel model) {
        this.owner = model.thisClass().asSymbol();
        this.inInterface = model.flags().has(AccessFlag.INTERFACE);
        for (MethodModel method : model.methods()) {
            method.code()
                    .ifPresent(code -> code.forEach(element -> written(element)
                            .ifPresent(asked -> names.putIfAbsent(asked, asked.name() + "$" + names.size()))));
        }
    }

    /** @return the same array where there is nothing to replace */
    static byte[] replace(byte[] classFile, ClassHierarchyResolver types) {
        ClassFile format = ClassFile.of(ClassHierarchyResolverOption.of(types));
        ClassModel model = format.parse(classFile);
        CallSites sites = new CallSites(model);
        if (sites.names.isEmpty()) {
            return classFile;
        }
        return format.transformClass(
                model,
                ClassTransform.transformingMethodBodies(sites::replace)
                        .andThen(ClassTransform.endHandler(sites::addMethods)));
    }

    private static Optional<WrittenMethod> written(CodeElement element) {
        return element instanceof InvokeDynamicInstruction call ? WrittenMethod.of(call) : Optional.empty();
    }

    private void replace(CodeBuilder code, CodeElement element) {
        written(element)
                .ifPresentOrElse(
                        method -> code.invokestatic(owner, names.get(method), method.type(), inInterface),
                        () -> code.with(element));
    }

    private void addMethods(ClassBuilder builder) {
        names.forEach((method, name) -> builder.withMethodBody(
                name,
                method.type(),
                ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC | ClassFile.ACC_SYNTHETIC,
                method::write));
    }
}
