package io.aoscope.engine.debug.time;

import io.aoscope.engine.wasm.Export;
import io.aoscope.engine.wasm.ExternKind;
import io.aoscope.engine.wasm.WasmFunction;
import io.aoscope.engine.wasm.WasmModule;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads where a breakpoint is to stand, as people write it. */
public final class Locations {
    private static final String FORMS =
            "write a function (handle, or func 12), an instruction of one (handle+3), a byte"
                    + " offset (0x1a4), host NAME, device NAME, trap, exception or growth";
    private static final Pattern FUNCTION = Pattern.compile("(?:func(?:tion)?\\s+|export\\s+)?(.+?)(?:\\+(\\d{1,9}))?");

    private Locations() {}

    /** A text that is no location of the image; the message says why and what to write. */
    public static final class BadLocationException extends Exception {
        private static final long serialVersionUID = 1L;

        BadLocationException(String message) {
            super(message);
        }
    }

    public static Location read(String text, WasmModule module) throws BadLocationException {
        String plain = text.strip();
        String[] words = plain.split("\\s+", 2);
        String rest = words.length == 2 ? words[1] : "";
        return switch (words[0].toLowerCase(Locale.ROOT)) {
            case "trap" -> new Location.Trap();
            case "exception", "throw" -> new Location.Throwing();
            case "growth", "grow" -> new Location.Growth();
            case "device" -> new Location.Device(rest);
            case "host" -> host(rest, module);
            default -> plain.startsWith("0x") ? offset(plain, module) : function(plain, module);
        };
    }

    private static Location host(String name, WasmModule module) throws BadLocationException {
        boolean known = module.imports().stream()
                .anyMatch(wanted -> wanted.name().equals(name) || (wanted.module() + "." + wanted.name()).equals(name));
        if (!known) {
            throw new BadLocationException("the image imports no function " + name
                    + (module.imports().isEmpty()
                            ? ""
                            : "; one is " + module.imports().getFirst().name()));
        }
        return new Location.HostCall(name);
    }

    private static Location offset(String text, WasmModule module) throws BadLocationException {
        int offset;
        try {
            offset = Integer.parseInt(text.substring(2), 16);
        } catch (NumberFormatException e) {
            throw new BadLocationException(text + " is no byte offset; " + FORMS);
        }
        int index = module.functionAt(offset);
        WasmFunction function = index < 0 ? null : module.function(index);
        if (function == null) {
            throw new BadLocationException(
                    "there is no code at " + text + "; the offsets of code are those that" + " disassemble prints");
        }
        return new Location.Instruction(index, Math.max(function.code().instructionAt(offset), 0));
    }

    private static Location function(String text, WasmModule module) throws BadLocationException {
        Matcher matcher = FUNCTION.matcher(text);
        if (!matcher.matches()) {
            throw new BadLocationException("\"" + text + "\" is no location; " + FORMS);
        }
        int index = index(matcher.group(1), module)
                .orElseThrow(
                        () -> new BadLocationException("the image has no function " + matcher.group(1) + "; " + FORMS));
        WasmFunction function = module.function(index);
        if (function == null) {
            return new Location.HostCall(module.displayName(index));
        }
        int instruction = matcher.group(2) == null ? 0 : Integer.parseInt(matcher.group(2));
        if (instruction >= function.code().size()) {
            throw new BadLocationException(module.displayName(index) + " has "
                    + function.code().size() + " instructions, numbered from 0; there is no +" + instruction);
        }
        return new Location.Instruction(index, instruction);
    }

    /** A function by its index, the name the image gives it, or the name it exports it by. */
    public static Optional<Integer> index(String text, WasmModule module) {
        if (text.matches("\\d{1,9}")) {
            int index = Integer.parseInt(text);
            return index < module.functionCount() ? Optional.of(index) : Optional.empty();
        }
        Export export = module.export(text);
        if (export != null && export.kind() == ExternKind.FUNCTION) {
            return Optional.of(export.index());
        }
        return module.functionsNamed(text.startsWith("$") ? text.substring(1) : text)
                .boxed()
                .findFirst();
    }
}
