package io.aoscope.engine.wasm;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Writes a module or a function as WAT, one instruction a line. The text assembles to the same
 * module, apart from custom sections. Names come from {@link WasmModule#functionName} and the name
 * section; blocks have generated labels where the section has none. The module need not be valid.
 */
public final class Disassembler {
    private static final int LOCALS_ON_A_LINE = 16;

    private final WasmModule module;
    private final Identifiers names;

    public Disassembler(WasmModule module) {
        this.module = module;
        this.names = new Identifiers(module);
    }

    /** The WAT identifier of a function, for example {@code $handle}; its index without a name. */
    public String identifier(int function) {
        return names.function(function);
    }

    /** The lines of a function; one line for an imported function. */
    public List<Line> function(int function) {
        List<Line> lines = new ArrayList<>();
        function(function, 0, lines::add);
        return List.copyOf(lines);
    }

    /** The lines of the whole module, passed on one by one. */
    public void module(Consumer<Line> lines) {
        new ModuleText(module, names, this, lines).write();
    }

    /**
     * The text of a line with its byte offset before it, as a WAT comment.
     *
     * @param offsets without it, the indented line alone
     */
    public static String text(Line line, boolean offsets) {
        if (!offsets) {
            return line.indented();
        }
        String offset = line.offset() < 0 ? " ".repeat(12) : String.format(Locale.ROOT, "(;0x%06x;)", line.offset());
        return (offset + " " + line.indented()).stripTrailing();
    }

    void function(int function, int indent, Consumer<Line> lines) {
        WasmFunction defined = module.function(function);
        if (defined == null) {
            lines.accept(new Line(-1, -1, ModuleText.importedFunction(module, names, function), indent));
            return;
        }
        Code code = defined.code();
        List<FuncType> types = module.types();
        FuncType type = defined.typeIndex() < types.size() ? types.get(defined.typeIndex()) : FuncType.EMPTY;
        int params = type.params().size();
        Map<Integer, String> locals =
                names.locals(function, params + code.locals().size());
        StringBuilder header = new StringBuilder("(func ")
                .append(Identifiers.definition(names.function(function), function))
                .append(" (type ")
                .append(names.type(defined.typeIndex()))
                .append(')');
        params(header, type.params(), locals);
        header.append(WatText.group("result", type.results()));
        lines.accept(new Line(code.start(), -1, header.toString(), indent));
        locals(code, params, locals, indent + 1, lines);
        instructions(function, code, locals, indent + 1, lines);
    }

    private static void params(StringBuilder header, List<ValType> params, Map<Integer, String> locals) {
        if (locals.isEmpty()) {
            header.append(WatText.group("param", params));
            return;
        }
        for (int i = 0; i < params.size(); i++) {
            String name = locals.get(i);
            header.append(" (param ").append(name == null ? "" : name + " ");
            header.append(params.get(i).text()).append(')');
        }
    }

    private static void locals(Code code, int params, Map<Integer, String> names, int indent, Consumer<Line> lines) {
        List<ValType> types = code.locals();
        int i = 0;
        while (i < types.size()) {
            String name = names.get(params + i);
            if (name != null) {
                String text = "(local " + name + " " + types.get(i).text() + ")";
                lines.accept(new Line(-1, -1, text, indent));
                i++;
                continue;
            }
            int start = i;
            while (i < types.size() && i - start < LOCALS_ON_A_LINE && !names.containsKey(params + i)) {
                i++;
            }
            lines.accept(new Line(
                    -1, -1, WatText.group("local", types.subList(start, i)).strip(), indent));
        }
    }

    private void instructions(int function, Code code, Map<Integer, String> locals, int indent, Consumer<Line> lines) {
        InstructionText text = new InstructionText(module, names, function, locals);
        int last = code.size() - 1;
        for (int i = 0; i < last; i++) {
            int before = text.depth();
            String line = text.next(code, i);
            boolean clause = switch (code.opcode(i)) {
                case ELSE, CATCH, CATCH_ALL -> true;
                default -> false;
            };
            int depth = clause ? before - 1 : Math.min(before, text.depth());
            lines.accept(new Line(code.offset(i), i, line, indent + depth));
        }
        lines.accept(new Line(code.offset(last), last, ")", indent - 1));
    }
}
