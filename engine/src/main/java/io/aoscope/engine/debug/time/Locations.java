package io.aoscope.engine.debug.time;

import io.aoscope.engine.wasm.Export;
import io.aoscope.engine.wasm.ExternKind;
import io.aoscope.engine.wasm.WasmFunction;
import io.aoscope.engine.wasm.WasmModule;
import io.aoscope.engine.wasm.lines.SourceLines;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads where a breakpoint is to stand, as people write it. */
public final class Locations {
    private static final String FORMS =
            "write a function (handle, or func 12), an instruction of one (handle+3), a byte"
                    + " offset (0x1a4), a line of source (counter.c:12), host NAME, device NAME, trap, exception or"
                    + " growth";
    /** What is told where lines are asked of an image that has none. */
    public static final String NO_LINES =
            "the image says nothing of lines of source; build it with debug information (-g) and do not strip it";

    private static final Pattern FUNCTION = Pattern.compile("(?:func(?:tion)?\\s+|export\\s+)?(.+?)(?:\\+(\\d{1,9}))?");

    private static final Pattern LINE = Pattern.compile("(.*[^:]):(\\d{1,9})");
    private static final int MOST_FILES = 8;

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
            default -> plain.startsWith("0x") ? offset(plain, module) : code(plain, module);
        };
    }

    /** That an image does not have something; with what to do. */
    public static BadLocationException missing(String what, String remedy) {
        return new BadLocationException("the image has no " + what + "; " + remedy);
    }

    private static Location code(String text, WasmModule module) throws BadLocationException {
        Matcher line = LINE.matcher(text);
        return line.matches() ? line(line.group(1), Integer.parseInt(line.group(2)), module) : function(text, module);
    }

    /** A line without code stands for the next one that has some, as in other debuggers. */
    private static Location line(String path, int wanted, WasmModule module) throws BadLocationException {
        SourceLines lines = SourceLines.of(module);
        List<String> files = lines.files(path);
        if (lines.isEmpty()) {
            throw new BadLocationException(NO_LINES);
        }
        if (files.size() != 1) {
            throw new BadLocationException(
                    files.isEmpty()
                            ? "no code came from " + path + "; there are " + String.join(", ", first(lines.files()))
                            : path + " is one of several files, write more of the path: "
                                    + String.join(", ", first(files)));
        }
        String file = files.getFirst();
        int line = lines.lines(file).stream()
                .filter(one -> one >= wanted)
                .findFirst()
                .orElseThrow(() -> new BadLocationException(file + " has no code at line " + wanted
                        + " or after it; the last line with code is "
                        + lines.lines(file).getLast()));
        List<Location.Instruction> places = new ArrayList<>();
        for (int offset : lines.offsets(file, line, module)) {
            places.add(instruction(module.functionAt(offset), offset, module));
        }
        return new Location.Line(file, line, places);
    }

    private static List<String> first(List<String> files) {
        return files.subList(0, Math.min(MOST_FILES, files.size()));
    }

    private static Location.Instruction instruction(int function, int offset, WasmModule module) {
        WasmFunction body =
                Objects.requireNonNull(module.function(function), "only functions with a body have offsets");
        return new Location.Instruction(function, Math.max(body.code().instructionAt(offset), 0));
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
        if (index < 0) {
            throw new BadLocationException(
                    "there is no code at " + text + "; the offsets of code are those that" + " disassemble prints");
        }
        return instruction(index, offset, module);
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

    /** A function by its index ({@code 12} or {@code func 12}), the name the image gives it, or the name it exports it by. */
    public static Optional<Integer> index(String text, WasmModule module) {
        if (text.matches("(func\\s+)?\\d{1,9}")) {
            int index = Integer.parseInt(text.replaceFirst("func\\s+", ""));
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
