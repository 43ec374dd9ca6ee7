package io.aoscope.engine.wasm;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Validation of blocks, branches, calls and exceptions. */
final class ControlRules {
    private final ModuleContext module;
    private final TypeRules rules;
    private final StackTypes stack;
    private final LocalRules locals;

    ControlRules(ModuleContext module, StackTypes stack, LocalRules locals) {
        this.module = module;
        this.rules = module.rules();
        this.stack = stack;
        this.locals = locals;
    }

    void step(Opcode opcode, Code code, int i) throws Fault {
        switch (opcode) {
            case NOP -> {}
            case UNREACHABLE -> stack.unreachable();
            case BLOCK, LOOP, IF, TRY, TRY_TABLE -> open(opcode, code, i);
            case ELSE, CATCH, CATCH_ALL -> clause(opcode, code, i);
            case END, DELEGATE -> close(opcode, code, i);
            case BR -> {
                stack.popAll(label(code.index(i)).labelTypes());
                stack.unreachable();
            }
            case BR_IF -> {
                stack.pop(NumType.I32);
                List<ValType> types = label(code.index(i)).labelTypes();
                stack.popAll(types);
                stack.pushAll(types);
            }
            case BR_TABLE -> branchTable(code, i);
            case BR_ON_NULL, BR_ON_NON_NULL -> branchOnNull(opcode, code.index(i));
            case RETURN -> {
                stack.popAll(stack.frames().get(0).type.results());
                stack.unreachable();
            }
            case THROW -> {
                stack.popAll(module.tag(code.index(i)));
                stack.unreachable();
            }
            case RETHROW -> {
                Opcode clause = label(code.index(i)).opcode;
                Fault.check(
                        clause == Opcode.CATCH || clause == Opcode.CATCH_ALL,
                        "invalid rethrow label: label " + code.index(i) + " is not a catch clause");
                stack.unreachable();
            }
            case THROW_REF -> {
                stack.pop(RefType.EXNREF);
                stack.unreachable();
            }
            default -> call(opcode, code, i);
        }
    }

    private StackTypes.Frame label(int relative) throws Fault {
        List<StackTypes.Frame> frames = stack.frames();
        int depth = frames.size();
        return frames.get(depth - 1 - Fault.index(relative, depth, "label"));
    }

    private void open(Opcode opcode, Code code, int i) throws Fault {
        FuncType type = rules.block(code.blockType(i));
        if (opcode == Opcode.IF) {
            stack.pop(NumType.I32);
        }
        if (opcode == Opcode.TRY_TABLE) {
            for (CatchClause clause : code.catches(i)) {
                List<ValType> passed = new ArrayList<>(clause.kind().hasTag() ? module.tag(clause.tag()) : List.of());
                if (clause.kind().passesReference()) {
                    passed.add(RefType.EXNREF);
                }
                List<ValType> wanted = label(clause.label()).labelTypes();
                Fault.check(
                        rules.allMatch(passed, wanted),
                        "type mismatch: " + clause.kind().text() + " passes " + FuncType.list(passed) + " but label "
                                + clause.label() + " requires " + FuncType.list(wanted));
            }
        }
        stack.popAll(type.params());
        stack.open(new StackTypes.Frame(i, opcode, type, stack.size(), locals.mark()));
    }

    private void clause(Opcode opcode, Code code, int i) throws Fault {
        stack.endClause();
        StackTypes.Frame frame = stack.top();
        locals.reset(frame.initialized);
        frame.opcode = opcode;
        frame.unreachable = false;
        switch (opcode) {
            case ELSE -> stack.pushAll(frame.type.params());
            case CATCH -> stack.pushAll(module.tag(code.index(i)));
            default -> {}
        }
    }

    private void close(Opcode opcode, Code code, int i) throws Fault {
        StackTypes.Frame frame = stack.close();
        locals.reset(frame.initialized);
        if (opcode == Opcode.DELEGATE) {
            label(code.index(i));
        }
        if (frame.opcode == Opcode.IF) {
            // Without an else the parameters are the results.
            Fault.check(
                    rules.allMatch(frame.type.params(), frame.type.results()),
                    "type mismatch: an if without else must have equal parameters and results, not "
                            + frame.type.text());
        }
        stack.pushAfterBlock(frame);
    }

    private void branchTable(Code code, int i) throws Fault {
        stack.pop(NumType.I32);
        int last = code.labelCount(i) - 1;
        List<ValType> byDefault = label(code.label(i, last)).labelTypes();
        for (int target = 0; target < last; target++) {
            List<ValType> types = label(code.label(i, target)).labelTypes();
            Fault.check(
                    types.size() == byDefault.size(),
                    "type mismatch: the targets of br_table pass " + types.size() + " and " + byDefault.size()
                            + " operands");
            stack.peekAll(types);
        }
        stack.popAll(byDefault);
        stack.unreachable();
    }

    private void branchOnNull(Opcode opcode, int index) throws Fault {
        List<ValType> types = label(index).labelTypes();
        RefType reference = reference(stack.pop());
        RefType nonNull = reference == null ? null : new RefType(false, reference.heap());
        if (opcode == Opcode.BR_ON_NULL) {
            stack.popAll(types);
            stack.pushAll(types);
            stack.push(nonNull);
            return;
        }
        Fault.check(
                !types.isEmpty() && types.get(types.size() - 1) instanceof RefType && matchesLast(nonNull, types),
                "type mismatch: br_on_non_null passes a reference but label " + index + " requires "
                        + FuncType.list(types));
        List<ValType> others = types.subList(0, types.size() - 1);
        stack.popAll(others);
        stack.pushAll(others);
    }

    private boolean matchesLast(@Nullable RefType reference, List<ValType> types) {
        return rules.matches(reference, types.get(types.size() - 1));
    }

    /** The operand as a reference; null where it is unknown. */
    static @Nullable RefType reference(@Nullable ValType type) throws Fault {
        if (type == null) {
            return null;
        }
        if (type instanceof RefType reference) {
            return reference;
        }
        throw new Fault("type mismatch: instruction requires a reference but stack has [" + type.text() + "]");
    }

    private void call(Opcode opcode, Code code, int i) throws Fault {
        int typeIndex = switch (opcode) {
            case CALL, RETURN_CALL -> module.functionType(code.index(i));
            default -> code.index(i);
        };
        FuncType type = rules.type(typeIndex);
        switch (opcode) {
            case CALL_INDIRECT, RETURN_CALL_INDIRECT -> {
                TableType table = module.table(code.second(i));
                Fault.check(
                        rules.matches(table.element(), RefType.FUNCREF),
                        "type mismatch: an indirect call requires a table of functions, not of "
                                + table.element().text());
                stack.pop(table.limits().addressType());
            }
            case CALL_REF, RETURN_CALL_REF -> stack.pop(new RefType(true, new TypeIndex(typeIndex)));
            default -> {}
        }
        stack.popAll(type.params());
        switch (opcode) {
            case CALL, CALL_INDIRECT, CALL_REF -> stack.pushAll(type.results());
            default -> {
                List<ValType> results = stack.frames().get(0).type.results();
                Fault.check(
                        rules.allMatch(type.results(), results),
                        "type mismatch: the tail call returns " + FuncType.list(type.results()) + " but the function "
                                + FuncType.list(results));
                stack.unreachable();
            }
        }
    }
}
