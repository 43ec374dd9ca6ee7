package io.aoscope.ui.code;

import io.aoscope.engine.wasm.Code;
import io.aoscope.engine.wasm.Opcode;
import io.aoscope.engine.wasm.WasmFunction;
import io.aoscope.engine.wasm.WasmModule;
import io.aoscope.ui.model.CodeLinks;
import io.aoscope.ui.model.Link;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** Where typed text and instructions lead. Pure. */
final class CodeTargets {
    private static final Pattern OFFSET = Pattern.compile("@?0x([0-9a-fA-F]{1,7})");
    private static final Pattern INDEX = Pattern.compile("(?:func )?([0-9]{1,7})");

    private CodeTargets() {}

    /** {@code 0x1a4} is a byte of the file, {@code 12} or {@code func 12} an index, other text a name. */
    static Optional<Link> typed(String typed, WasmModule module) {
        String text = typed.strip();
        var offset = OFFSET.matcher(text);
        if (offset.matches()) {
            return CodeLinks.atOffset(module, Integer.parseInt(offset.group(1), 16));
        }
        var index = INDEX.matcher(text);
        if (index.matches()) {
            int function = Integer.parseInt(index.group(1));
            return function < module.functionCount() ? Optional.of(new Link.Code(function, 0)) : Optional.empty();
        }
        String name = text.startsWith("$") ? text.substring(1) : text;
        OptionalInt named = module.functionsNamed(name).findFirst();
        return named.isPresent() ? Optional.of(new Link.Code(named.getAsInt(), 0)) : exported(name, module);
    }

    private static Optional<Link> exported(String name, WasmModule module) {
        return FunctionItem.of(module).stream()
                .filter(item -> item.exports().contains(name))
                .findFirst()
                .map(item -> new Link.Code(item.index(), 0));
    }

    /** What an instruction names: the function it calls, the place it jumps to, the address it pushes. */
    static Optional<Link> of(WasmModule module, int function, int instruction) {
        WasmFunction body = module.function(function);
        if (body == null || instruction < 0) {
            return Optional.empty();
        }
        Code code = body.code();
        return switch (code.opcode(instruction)) {
            case CALL, RETURN_CALL, REF_FUNC -> Optional.of(new Link.Code(code.index(instruction), 0));
            case BR, BR_IF -> jump(code, function, instruction, code.index(instruction));
            case I32_CONST -> address(Integer.toUnsignedLong((int) code.immediate(instruction)));
            case I64_CONST -> address(code.immediate(instruction));
            default -> Optional.empty();
        };
    }

    private static Optional<Link> address(long address) {
        return address > 0 ? Optional.of(new Link.Memory(address, 1)) : Optional.empty();
    }

    /** A loop is jumped to at its start, another block at its end. */
    private static Optional<Link> jump(Code code, int function, int from, int label) {
        int open = label;
        for (int i = from - 1; i >= 0; i--) {
            Opcode opcode = code.opcode(i);
            if (opcode == Opcode.END || opcode == Opcode.DELEGATE) {
                i = Math.max(0, code.begin(i));
            } else if (opcode.opensBlock() && open-- == 0) {
                return Optional.of(new Link.Code(function, opcode == Opcode.LOOP ? i : code.end(i)));
            }
        }
        return Optional.of(new Link.Code(function, code.size() - 1));
    }
}
