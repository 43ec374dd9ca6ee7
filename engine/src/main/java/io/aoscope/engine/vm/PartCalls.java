package io.aoscope.engine.vm;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Emits the calls of a function's parts. */
final class PartCalls {
    private static final ClassDesc I = ConstantDescs.CD_int;
    private static final ClassDesc J = ConstantDescs.CD_long;

    private final ClassDesc owner;
    private final Map<Integer, Made> parts;
    private final Part caller;
    private final CodeBuilder code;
    private final GeneratedFrame frame;
    private final Label ended;

    /**
     * A part that has been generated.
     *
     * @param name of its method
     * @param exits where the caller goes on
     */
    record Made(Part part, String name, List<PartExits.Exit> exits) {}

    /** @param parts by their first instruction */
    PartCalls(ClassDesc owner, Map<Integer, Made> parts, Part caller, CodeBuilder code, GeneratedFrame frame) {
        this.owner = owner;
        this.parts = parts;
        this.caller = caller;
        this.code = code;
        this.frame = frame;
        this.ended = code.newLabel();
    }

    boolean beginsAt(int instruction) {
        return parts.containsKey(instruction);
    }

    boolean any() {
        return !parts.isEmpty();
    }

    /** The part that begins at an instruction. */
    Part part(int instruction) {
        return made(instruction).part;
    }

    private Made made(int instruction) {
        Made made = parts.get(instruction);
        if (made == null) {
            throw new IllegalArgumentException("no part begins at instruction " + instruction);
        }
        return made;
    }

    /** The type of the method of a part; its caller's locals are arguments. */
    static MethodTypeDesc type(Part part, Part caller, JavaKind[] kinds) {
        List<ClassDesc> types = new ArrayList<>(List.of(GeneratedNames.LINKAGE, I, I, J));
        for (int local : part.shared(caller)) {
            types.add(kinds[local].type());
        }
        return MethodTypeDesc.of(I, types);
    }

    /**
     * Calls the part that begins at an instruction.
     *
     * @param goOn emits how to go on at an exit; last, if it is there, the one after the part
     */
    Part call(int instruction, Consumer<PartExits.Exit> goOn) {
        Made made = made(instruction);
        Part part = made.part;
        code.aload(0);
        code.aload(GeneratedFrame.LINK);
        code.iload(GeneratedFrame.BASE);
        code.iload(GeneratedFrame.FRAME);
        code.lload(frame.lead);
        for (int local : part.shared(caller)) {
            frame.kind(local).load(code, frame.local(local));
        }
        code.invokevirtual(owner, made.name, type(part, caller, frame.kinds()));
        code.istore(frame.status);
        for (int local : part.changed(caller)) {
            frame.read(local);
        }
        code.aload(frame.stack);
        code.getfield(GeneratedNames.STACK, "lead", J);
        code.lstore(frame.lead);
        select(made, goOn);
        return part;
    }

    private void select(Made made, Consumer<PartExits.Exit> goOn) {
        List<PartExits.Exit> exits = made.exits;
        List<SwitchCase> cases = new ArrayList<>();
        for (int i = 0; i < exits.size(); i++) {
            cases.add(SwitchCase.of(i, code.newLabel()));
        }
        switch (exits.size()) {
            case 0 -> code.goto_(ended);
            case 1 -> {
                code.iload(frame.status);
                code.iflt(ended);
            }
            default -> {
                code.iload(frame.status);
                code.tableswitch(0, exits.size() - 1, ended, cases);
            }
        }
        for (int turn = 0; turn < 2; turn++) {
            for (int i = 0; i < exits.size(); i++) {
                boolean last = exits.get(i).target() == made.part.to();
                if (last == (turn == 1)) {
                    code.labelBinding(cases.get(i).target());
                    goOn.accept(exits.get(i));
                }
            }
        }
    }

    /** Where a part has returned from the function or left it. */
    void leave(Label tail) {
        if (parts.isEmpty()) {
            return;
        }
        code.labelBinding(ended);
        code.iload(frame.status);
        code.loadConstant(PartExits.STANDS);
        code.if_icmpeq(tail);
        code.iload(frame.status);
        PartExits.finished(code);
        code.ireturn();
    }
}
