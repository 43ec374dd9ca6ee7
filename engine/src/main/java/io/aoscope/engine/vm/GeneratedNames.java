package io.aoscope.engine.vm;

import java.lang.constant.ClassDesc;

/** Classes that generated code names. */
final class GeneratedNames {
    static final ClassDesc LINKAGE = of(Linkage.class);
    static final ClassDesc STACK = of(CallStack.class);
    static final ClassDesc MEMORY = of(LinearMemory.class);
    static final ClassDesc TARGET = of(CallTarget.class);
    static final ClassDesc GENERATED = of(GeneratedTarget.class);
    static final ClassDesc GLOBAL = of(GlobalInstance.class);
    static final ClassDesc ACCESS = of(Access.class);
    static final ClassDesc TRAP = of(TrapException.class);

    private GeneratedNames() {}

    static ClassDesc of(Class<?> type) {
        return type.describeConstable().orElseThrow();
    }
}
