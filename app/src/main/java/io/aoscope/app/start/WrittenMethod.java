package io.aoscope.app.start;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.MethodTypeDesc;
import java.util.Optional;

/** A static method that does what one does that Java would make when the program runs. */
sealed interface WrittenMethod permits TypeSwitch, RecordMethod {
    /** That for a call, empty where the call stays as it is. */
    static Optional<WrittenMethod> of(InvokeDynamicInstruction call) {
        return TypeSwitch.asked(call).or(() -> RecordMethod.asked(call));
    }

    /** What it is called after. */
    String name();

    MethodTypeDesc type();

    void write(CodeBuilder code);
}
