package io.aoscope.engine.vm;

import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.attribute.CodeAttribute;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandles;
import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes classes of function bodies. */
final class Generator {
    private static final MethodTypeDesc RUN =
            MethodTypeDesc.of(ConstantDescs.CD_int, GeneratedNames.LINKAGE, ConstantDescs.CD_int, ConstantDescs.CD_int);

    private static final int HUGE_METHOD = 8000;
    private static final boolean HUGE_METHODS_COMPILE =
            ManagementFactory.getRuntimeMXBean().getInputArguments().contains("-XX:-DontCompileHugeMethods");

    private Generator() {}

    /**
     * Generates the code of a body.
     *
     * @param entry the instruction to begin at: 0, or the first in a loop
     * @param sizes where it is split
     * @throws UnsupportedOperationException where there is something that is not generated, or where HotSpot would
     *     never compile it
     * @throws IllegalArgumentException where it is too large for a method of Java
     */
    static GeneratedTarget generate(Body body, int entry, Sizes sizes) {
        if (body.hasVectors) {
            throw new UnsupportedOperationException("no code is generated for vectors");
        }
        @Nullable Shape[] shapes = new @Nullable Shape[body.opcodes.length];
        ClassDesc name = ClassDesc.of(Generator.class.getPackageName(), "Function" + body.function.index());
        List<Part> parts = Split.of(body, sizes, entry);
        Part whole = Part.rest(body, parts);
        byte[] bytes = ClassFile.of().build(name, builder -> {
            builder.withFlags(ClassFile.ACC_FINAL | ClassFile.ACC_SUPER);
            builder.withSuperclass(GeneratedNames.GENERATED);
            builder.withMethodBody(ConstantDescs.INIT_NAME, ConstantDescs.MTD_void, 0, Generator::constructor);
            Map<Integer, PartCalls.Made> made = new HashMap<>();
            for (Part part : parts) {
                String method = "part" + part.from();
                builder.withMethodBody(
                        method,
                        PartCalls.type(part, whole, Part.localKinds(body)),
                        ClassFile.ACC_PRIVATE | ClassFile.ACC_FINAL,
                        code -> made.put(
                                part.from(),
                                new PartCalls.Made(
                                        part,
                                        method,
                                        new GeneratedBody(body, part, whole, Map.of(), name, code, shapes)
                                                .generatePart())));
            }
            builder.withMethodBody(
                    "run",
                    RUN,
                    ClassFile.ACC_FINAL,
                    code -> new GeneratedBody(body, whole, null, made, name, code, shapes).generate(entry));
        });
        if (!HUGE_METHODS_COMPILE && length(bytes) > HUGE_METHOD) {
            throw new UnsupportedOperationException("HotSpot compiles no method of " + length(bytes) + " bytecodes");
        }
        try {
            MethodHandles.Lookup hidden = MethodHandles.lookup().defineHiddenClass(bytes, true);
            GeneratedTarget target = (GeneratedTarget)
                    hidden.lookupClass().getDeclaredConstructor().newInstance();
            target.complete(body.function.index(), shapes);
            return target;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("generated code could not be loaded", e);
        }
    }

    private static int length(byte[] bytes) {
        return ClassFile.of().parse(bytes).methods().stream()
                .flatMap(method -> method.findAttribute(Attributes.code()).stream())
                .mapToInt(CodeAttribute::codeLength)
                .max()
                .orElse(0);
    }

    private static void constructor(CodeBuilder code) {
        code.aload(0);
        code.invokespecial(GeneratedNames.GENERATED, ConstantDescs.INIT_NAME, ConstantDescs.MTD_void);
        code.return_();
    }
}
