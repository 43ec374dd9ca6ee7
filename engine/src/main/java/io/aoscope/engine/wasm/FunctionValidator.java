package io.aoscope.engine.wasm;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Validates function bodies one instruction after the other (WebAssembly 3.0, section 3.4). Between
 * two steps {@link #stack} is what is known before the next instruction.
 */
final class FunctionValidator {
    private final ModuleContext module;
    private final TypeRules rules;
    private final StackTypes stack;
    private final LocalRules locals;
    private final ControlRules control;

    FunctionValidator(ModuleContext module) {
        this.module = module;
        this.rules = module.rules();
        this.stack = new StackTypes(rules);
        this.locals = new LocalRules();
        this.control = new ControlRules(module, stack, locals);
    }

    StackTypes stack() {
        return stack;
    }

    /** Prepares for the first instruction of a function or a constant expression. */
    void begin(FuncType type, Code code) throws Fault {
        for (ValType local : code.localRuns().runTypes()) {
            rules.check(local);
        }
        stack.clear();
        locals.begin(type, code);
        stack.open(new StackTypes.Frame(-1, Opcode.BLOCK, new FuncType(List.of(), type.results()), 0, 0));
    }

    /** Checks one instruction. */
    void step(Code code, int i) throws Fault {
        Opcode opcode = code.opcode(i);
        switch (opcode.family()) {
            case NUMERIC -> apply(opcode, false);
            case VECTOR -> vector(code.vector(i), code, i);
            case VARIABLE -> variable(opcode, code.index(i));
            case MEMORY -> memory(opcode, code, i);
            case CONTROL, EXCEPTION -> control.step(opcode, code, i);
            case PARAMETRIC -> parametric(opcode, code, i);
            case TABLE -> table(opcode, code, i);
            case REFERENCE -> reference(opcode, code, i);
        }
    }

    private void apply(Opcode opcode, boolean address64) throws Fault {
        stack.popAll(opcode.params(address64));
        stack.pushAll(opcode.results(address64));
    }

    private void variable(Opcode opcode, int index) throws Fault {
        switch (opcode) {
            case LOCAL_GET -> {
                ValType type = locals.type(index);
                locals.get(index);
                stack.push(type);
            }
            case LOCAL_SET -> {
                stack.pop(locals.type(index));
                locals.set(index);
            }
            case LOCAL_TEE -> {
                ValType type = locals.type(index);
                stack.pop(type);
                stack.push(type);
                locals.set(index);
            }
            case GLOBAL_GET -> stack.push(module.global(index).type());
            default -> {
                GlobalType global = module.global(index);
                Fault.check(global.mutable(), "immutable global: global " + index + " is constant");
                stack.pop(global.type());
            }
        }
    }

    private void memory(Opcode opcode, Code code, int i) throws Fault {
        switch (opcode) {
            case MEMORY_COPY -> {
                NumType to = module.memory(code.index(i)).limits().addressType();
                NumType from = module.memory(code.second(i)).limits().addressType();
                stack.popAll(List.of(to, from, smaller(to, from)));
            }
            case MEMORY_INIT -> {
                boolean is64 = module.memory(code.second(i)).is64();
                module.data(code.index(i));
                apply(opcode, is64);
            }
            case DATA_DROP -> module.data(code.index(i));
            case MEMORY_SIZE, MEMORY_GROW, MEMORY_FILL ->
                apply(opcode, module.memory(code.index(i)).is64());
            default -> apply(opcode, access(code, i, opcode.accessBytes()));
        }
    }

    /** Checks where a load or store goes; whether its memory has 64-bit addresses. */
    private boolean access(Code code, int i, int bytes) throws Fault {
        MemoryType memory = module.memory(code.memory(i));
        int align = code.align(i);
        Fault.check(
                align < 32 && 1L << align <= bytes,
                "alignment must not be larger than natural: " + code.mnemonic(i) + " touches " + bytes + " bytes");
        Fault.check(
                memory.is64() || code.immediate(i) >>> 32 == 0,
                "offset out of range: a 32-bit memory has offsets below 4 GiB");
        return memory.is64();
    }

    private void vector(VectorOpcode opcode, Code code, int i) throws Fault {
        boolean is64 = opcode.accessBytes() > 0 && access(code, i, opcode.accessBytes());
        switch (opcode.immediate()) {
            case LANE, MEMARG_LANE -> lane(code.lane(i), 128 / opcode.laneBits());
            case SHUFFLE -> {
                for (int byteIndex = 0; byteIndex < Long.BYTES; byteIndex++) {
                    lane((int) (code.immediate(i) >>> 8 * byteIndex) & 0xFF, 32);
                    lane((int) (code.high(i) >>> 8 * byteIndex) & 0xFF, 32);
                }
            }
            default -> {}
        }
        stack.popAll(opcode.params(is64));
        stack.pushAll(opcode.results());
    }

    private static void lane(int lane, int lanes) throws Fault {
        Fault.check(lane < lanes, "invalid lane index: lane " + lane + " of " + lanes);
    }

    private static NumType smaller(NumType a, NumType b) {
        return a == NumType.I64 && b == NumType.I64 ? NumType.I64 : NumType.I32;
    }

    private void parametric(Opcode opcode, Code code, int i) throws Fault {
        switch (opcode) {
            case DROP -> stack.pop();
            case SELECT -> {
                stack.pop(NumType.I32);
                ValType second = stack.pop();
                ValType first = stack.pop();
                ValType type = first == null ? second : first;
                Fault.check(
                        !(first instanceof RefType) && !(second instanceof RefType),
                        "type mismatch: select without a type requires numbers but stack has references");
                Fault.check(
                        first == null || second == null || first == second,
                        "type mismatch: select requires two operands of one type but stack has [" + text(first) + " "
                                + text(second) + "]");
                stack.push(type);
            }
            default -> {
                List<ValType> types = code.selectTypes(i);
                Fault.check(types.size() == 1, "invalid result arity: select has one result type");
                ValType type = types.get(0);
                rules.check(type);
                stack.popAll(List.of(type, type, NumType.I32));
                stack.push(type);
            }
        }
    }

    private static String text(@Nullable ValType type) {
        return type == null ? "unknown" : type.text();
    }

    private void table(Opcode opcode, Code code, int i) throws Fault {
        switch (opcode) {
            case TABLE_INIT -> {
                TableType table = module.table(code.second(i));
                elementMatches(module.element(code.index(i)).type(), table);
                apply(opcode, table.limits().is64());
            }
            case ELEM_DROP -> module.element(code.index(i));
            case TABLE_COPY -> {
                TableType to = module.table(code.index(i));
                TableType from = module.table(code.second(i));
                elementMatches(from.element(), to);
                NumType toAddress = to.limits().addressType();
                NumType fromAddress = from.limits().addressType();
                stack.popAll(List.of(toAddress, fromAddress, smaller(toAddress, fromAddress)));
            }
            default -> tableAccess(opcode, module.table(code.index(i)));
        }
    }

    private void elementMatches(RefType element, TableType table) throws Fault {
        Fault.check(
                rules.matches(element, table.element()),
                "type mismatch: elements of type " + element.text() + " do not fit a table of "
                        + table.element().text());
    }

    private void tableAccess(Opcode opcode, TableType table) throws Fault {
        NumType address = table.limits().addressType();
        RefType element = table.element();
        switch (opcode) {
            case TABLE_GET -> {
                stack.pop(address);
                stack.push(element);
            }
            case TABLE_SET -> stack.popAll(List.of(address, element));
            case TABLE_GROW -> {
                stack.popAll(List.of(element, address));
                stack.push(address);
            }
            case TABLE_FILL -> stack.popAll(List.of(address, element, address));
            default -> apply(opcode, table.limits().is64());
        }
    }

    private void reference(Opcode opcode, Code code, int i) throws Fault {
        switch (opcode) {
            case REF_NULL -> {
                HeapType heap = code.heapType(i);
                rules.check(heap);
                stack.push(new RefType(true, heap));
            }
            case REF_FUNC -> {
                int type = module.functionType(code.index(i));
                Fault.check(
                        module.declared(code.index(i)),
                        "undeclared function reference: function " + code.index(i)
                                + " must occur in an element segment, an export or a global");
                stack.push(new RefType(false, new TypeIndex(type)));
            }
            case REF_IS_NULL -> {
                popReference();
                stack.push(NumType.I32);
            }
            default -> {
                RefType reference = popReference();
                stack.push(reference == null ? null : new RefType(false, reference.heap()));
            }
        }
    }

    private @Nullable RefType popReference() throws Fault {
        return ControlRules.reference(stack.pop());
    }
}
