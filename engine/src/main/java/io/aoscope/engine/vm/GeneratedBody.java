package io.aoscope.engine.vm;

import io.aoscope.engine.wasm.Code;
import io.aoscope.engine.wasm.Opcode;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Generates the code of one body. */
final class GeneratedBody {
    private static final ClassDesc I = ConstantDescs.CD_int;
    private static final ClassDesc J = ConstantDescs.CD_long;

    private final Body body;
    private final Part part;
    private final Code source;
    private final CodeBuilder code;
    private final GeneratedOperands operands;
    private final GeneratedNumerics numerics;
    private final GeneratedFrame frame;
    private final GeneratedSite site;
    private final GeneratedMemory memory;
    private final GeneratedCalls calls;
    private final PartCalls parts;
    /** Null for what is not a part. */
    private final @Nullable PartExits exits;

    private final GeneratedJumps jumps;
    private boolean live = true;

    /**
     * @param part what of it
     * @param caller the rest, where that is a part
     * @param made the parts that have been generated, by their first instructions
     */
    GeneratedBody(
            Body body,
            Part part,
            @Nullable Part caller,
            Map<Integer, PartCalls.Made> made,
            ClassDesc owner,
            CodeBuilder code,
            @Nullable Shape[] shapes) {
        this.body = body;
        this.part = part;
        this.source = body.code;
        this.code = code;
        this.frame = new GeneratedFrame(code, body, part, caller == null ? new int[0] : part.shared(caller));
        this.operands = new GeneratedOperands(code, frame);
        this.numerics = new GeneratedNumerics(code, operands);
        this.site = new GeneratedSite(body, code, operands, frame, shapes);
        this.memory = new GeneratedMemory(site);
        this.calls = new GeneratedCalls(site);
        this.parts = new PartCalls(owner, made, part, code, frame);
        this.exits = caller == null ? null : new PartExits(code, body, part, frame, operands);
        this.jumps = new GeneratedJumps(site, part, exits);
    }

    /** Generates a whole function, but for its parts; {@code entry} is the instruction to begin at: 0, or a loop's first. */
    void generate(int entry) {
        frame.enter(entry == 0);
        Label start = code.newBoundLabel();
        instructions();
        parts.leave(frame.tail());
        handle(start);
        frame.leave(operands, parts.any());
        code.ireturn();
        if (entry == 0) {
            frame.initialize(operands, 0, new JavaKind[0], start);
        } else {
            JavaKind[] kinds = jumps.kinds(entry);
            if (kinds == null) {
                throw new UnsupportedOperationException("no entry at instruction " + entry);
            }
            frame.initialize(operands, entry, kinds, jumps.label(entry));
        }
    }

    /** Generates a part and says how it is left. */
    List<PartExits.Exit> generatePart() {
        PartExits out = Objects.requireNonNull(exits);
        frame.enterPart();
        Label start = code.newBoundLabel();
        instructions();
        if (live) {
            operands.flush();
            out.exit(part.to(), operands.height());
        }
        out.leave();
        handle(start);
        frame.leave(operands, false);
        code.pop();
        code.loadConstant(PartExits.STANDS);
        code.ireturn();
        frame.initializePart(operands, start);
        return out.exits();
    }

    private void instructions() {
        for (int i = part.from(); i < part.to(); i++) {
            if (jumps.isTarget(i)) {
                bind(i);
            }
            if (parts.beginsAt(i)) {
                i = part(i);
            } else if (live) {
                i = instruction(i, body.opcodes[i]);
            }
        }
    }

    /** Leaves where instructions trap, and where a look at the count says so. */
    private void handle(Label start) {
        Label end = code.newBoundLabel();
        jumps.look();
        Label handler = code.newBoundLabel();
        code.pop();
        frame.leaveBefore();
        code.exceptionCatch(start, end, handler, GeneratedNames.TRAP);
    }

    /** Calls a part and returns its last instruction. */
    private int part(int i) {
        if (!live) {
            return parts.part(i).to() - 1;
        }
        live = false;
        Part called = parts.call(i, exit -> {
            int target = exit.target();
            operands.reset(exit.kinds());
            for (int operand = 0; operand < exit.kinds().length; operand++) {
                frame.slot(body.operandBase + operand);
                exit.kinds()[operand].fromBits(code);
                exit.kinds()[operand].store(code, operands.variable(operand, exit.kinds()[operand]));
            }
            if (target == parts.part(i).to()) {
                live = true;
            } else {
                jumps.arrive(target, exit.kinds());
                jumps.goTo(i, target);
            }
        });
        return called.to() - 1;
    }

    private void bind(int i) {
        if (live) {
            operands.settleAll();
            jumps.arrive(i, operands.kinds());
        }
        JavaKind[] kinds = jumps.kinds(i);
        if (kinds == null) {
            return;
        }
        live = true;
        operands.reset(kinds);
        code.labelBinding(jumps.label(i));
        if (body.opcodes[i - 1] == Opcode.LOOP) {
            site.loop(i);
        }
    }

    /** Generates an instruction, perhaps with those after it, and returns the last one. */
    private int instruction(int i, Opcode opcode) {
        GeneratedComparison comparison = GeneratedComparison.of(opcode);
        if (comparison != null) {
            return compare(i, comparison);
        }
        int index = source.index(i);
        switch (opcode) {
            case NOP, DELEGATE -> {}
            case BLOCK, LOOP, TRY, TRY_TABLE -> operands.settleAll();
            case IF, BR_IF -> conditional(i, GeneratedComparison.truth());
            case ELSE, CATCH, CATCH_ALL -> {
                operands.settleAll();
                jumps.jump(i, new GeneratedJumps.Jump(body.targets[i], operands.height(), 0));
                live = false;
            }
            case END -> {
                if (i == body.opcodes.length - 1) {
                    returning(i);
                }
            }
            case BR -> {
                GeneratedJumps.Jump jump = jumps.of(i);
                operands.settle(0, Math.max(jump.height(), 0));
                operands.flush();
                jumps.jump(i, jump);
                live = false;
            }
            case BR_TABLE -> {
                jumps.table(i);
                live = false;
            }
            case RETURN -> returning(i);
            case CALL -> calls.call(i, body.instance.module().functionType(index), false);
            case CALL_INDIRECT -> calls.call(i, body.instance.module().types().get(index), true);
            case DROP -> operands.drop();
            case LOCAL_GET -> get(index);
            case LOCAL_SET -> set(index);
            case LOCAL_TEE -> {
                set(index);
                get(index);
            }
            case GLOBAL_GET -> calls.globalGet(index);
            case GLOBAL_SET -> calls.globalSet(index);
            case SELECT, SELECT_T -> select(GeneratedComparison.truth());
            case REF_NULL -> operands.pushConstant(JavaKind.LONG, 0);
            case REF_FUNC -> {
                code.aload(GeneratedFrame.LINK);
                code.loadConstant(index);
                code.invokevirtual(GeneratedNames.LINKAGE, "reference", MethodTypeDesc.of(J, I));
                operands.pushStack(JavaKind.LONG);
            }
            case I32_CONST -> operands.pushConstant(JavaKind.INT, source.immediate(i));
            case I64_CONST -> operands.pushConstant(JavaKind.LONG, source.immediate(i));
            case F32_CONST -> operands.pushConstant(JavaKind.FLOAT, source.immediate(i));
            case F64_CONST -> operands.pushConstant(JavaKind.DOUBLE, source.immediate(i));
            default -> other(i, opcode);
        }
        return i;
    }

    private void get(int local) {
        if (part.used().get(local)) {
            operands.pushLocal(local);
        } else {
            frame.slot(local);
            frame.kind(local).fromBits(code);
            operands.pushStack(frame.kind(local));
        }
    }

    private void set(int local) {
        if (part.used().get(local)) {
            operands.set(local);
        } else {
            operands.flush();
            frame.slotAddress(local);
            operands.load(operands.height() - 1);
            frame.kind(local).toBits(code);
            code.lastore();
            operands.pop(1);
        }
    }

    private void other(int i, Opcode opcode) {
        switch (opcode.family()) {
            case NUMERIC -> {
                if (GeneratedNumerics.traps(opcode)) {
                    site.mayLeave(i, operands.height());
                }
                numerics.emit(opcode);
            }
            case MEMORY -> memory.memory(i, opcode);
            case TABLE -> memory.plain(i, opcode);
            default -> {
                site.mayLeave(i, operands.height());
                frame.leaveBefore();
                live = false;
            }
        }
    }

    private int compare(int i, GeneratedComparison comparison) {
        GeneratedComparison test = comparison;
        int next = i + 1;
        while (body.opcodes[next] == Opcode.I32_EQZ) {
            test = test.not();
            next++;
        }
        if (body.opcodes[next] == Opcode.BR_IF || body.opcodes[next] == Opcode.IF) {
            conditional(next, test);
            return next;
        }
        operands.take(comparison.operands(), false);
        Label holds = code.newLabel();
        Label done = code.newLabel();
        comparison.branch(code, holds);
        code.iconst_0();
        code.goto_(done);
        code.labelBinding(holds);
        code.iconst_1();
        code.labelBinding(done);
        operands.pushStack(JavaKind.INT);
        return i;
    }

    /** {@code if} and {@code br_if}. */
    private void conditional(int i, GeneratedComparison test) {
        boolean isIf = body.opcodes[i] == Opcode.IF;
        int below = operands.height() - test.operands();
        GeneratedJumps.Jump jump = isIf ? new GeneratedJumps.Jump(body.targets[i], below, 0) : jumps.of(i);
        if (isIf) {
            operands.settleBelow(0, below, below);
        } else {
            operands.settleBelow(0, Math.max(jump.height(), 0), below);
        }
        operands.take(test.operands(), false);
        Label over = code.newLabel();
        (isIf ? test : test.not()).branch(code, over);
        jumps.jump(i, jump);
        code.labelBinding(over);
    }

    private void returning(int i) {
        operands.flush();
        jumps.leave(i);
        live = false;
    }

    private void select(GeneratedComparison test) {
        operands.flush();
        int then = operands.height() - 2 - test.operands();
        operands.take(test.operands(), false);
        Label holds = code.newLabel();
        Label done = code.newLabel();
        test.branch(code, holds);
        operands.load(then + 1);
        code.goto_(done);
        code.labelBinding(holds);
        operands.load(then);
        code.labelBinding(done);
        JavaKind kind = operands.kind(then);
        operands.pop(2);
        operands.pushStack(kind);
    }
}
