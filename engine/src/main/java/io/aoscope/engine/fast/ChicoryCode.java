package io.aoscope.engine.fast;

import java.lang.classfile.CodeElement;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.ExceptionCatch;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.classfile.instruction.LoadInstruction;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the elements of a method are that Chicory 1.7.5 has written for a function. Accesses and globals are three of them: a
 * constant (an offset or an index), the memory or the instance, and the call of a helper.
 */
final class ChicoryCode {
    static final String READ_GLOBAL = "readGlobal";
    static final int CALL_WITH_CONSTANT = 3;

    private static final String WRITE_GLOBAL = "writeGlobal";
    /** The class of helpers, of which each compiled module has its own copy. */
    static final String HELPERS = "CompiledMachineShaded";

    private static final String CHECK = "checkInterruption";
    private static final String READ = "memoryRead";
    private static final String WRITE = "memoryWrite";
    private static final String FUNCTION = "func_";
    private static final Set<String> GROWING = Set.of("memoryGrow", "callHostFunction", "callIndirect");
    private static final String INDIRECT = "call_indirect";

    private final List<CodeElement> elements;
    private final int memory;
    private final Set<Label> handlers = new HashSet<>();
    private @Nullable InvokeInstruction check;

    /** @param memory the slot of the parameter that is the memory; the instance is the next one */
    ChicoryCode(List<CodeElement> elements, int memory) {
        this.elements = elements;
        this.memory = memory;
        for (int i = 0; i < elements.size(); i++) {
            if (elements.get(i) instanceof ExceptionCatch caught) {
                handlers.add(caught.handler());
            }
            if (isCheck(i)) {
                check = (InvokeInstruction) elements.get(i);
            }
        }
    }

    @Nullable
    CodeElement at(int i) {
        return i < elements.size() ? elements.get(i) : null;
    }

    /** Whether a load or store of the first memory begins here. */
    boolean isAccess(int i) {
        return isCall(i, memory) && (call(i).name().stringValue().startsWith(READ) || isStore(i));
    }

    boolean isStore(int i) {
        return isCall(i, memory) && call(i).name().stringValue().startsWith(WRITE);
    }

    /** Whether a global that is a number is read or written from here on. */
    boolean isGlobal(int i) {
        return isCall(i, memory + 1)
                && (call(i).name().equalsString(READ_GLOBAL) || call(i).name().equalsString(WRITE_GLOBAL));
    }

    private boolean isCall(int i, int slot) {
        return at(i) instanceof ConstantInstruction constant
                && constant.typeKind() == TypeKind.INT
                && isLoad(i + 1, slot)
                && at(i + 2) instanceof InvokeInstruction call
                && call.owner().asInternalName().endsWith(HELPERS);
    }

    private boolean isLoad(int i, int slot) {
        return at(i) instanceof LoadInstruction load && load.typeKind() == TypeKind.REFERENCE && load.slot() == slot;
    }

    /** The call of an access or a global that begins here. */
    InvokeInstruction call(int i) {
        return (InvokeInstruction) elements.get(i + 2);
    }

    /** The constant that an access or a global begins with. */
    int constant(int i) {
        return (Integer) ((ConstantInstruction) elements.get(i)).constantValue();
    }

    /** Whether a request to stop is looked for here. */
    boolean isCheck(int i) {
        return at(i) instanceof InvokeInstruction call && call.name().equalsString(CHECK);
    }

    /** Whether it is looked for because a function is called next. */
    boolean isCheckBeforeCall(int i) {
        return isCheck(i) && isLoad(i + 1, memory) && isLoad(i + 2, memory + 1);
    }

    /** One of the calls that look for a request to stop, and throw what ends the call. */
    InvokeInstruction check() {
        if (check == null) {
            throw new IllegalStateException("the function looks for no request to stop");
        }
        return check;
    }

    /** Whether the memory may be longer after this element than before it. */
    boolean mayHaveGrown(int i) {
        return switch (elements.get(i)) {
            case InvokeInstruction call -> {
                String name = call.name().stringValue();
                yield name.startsWith(FUNCTION) || name.startsWith(INDIRECT) || GROWING.contains(name);
            }
            case LabelTarget target -> handlers.contains(target.label());
            default -> false;
        };
    }
}
