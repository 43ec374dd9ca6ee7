package io.aoscope.ui.workbench;

import io.aoscope.engine.session.RunLimits;
import io.aoscope.engine.session.SessionOptions;
import io.aoscope.engine.vm.MachineLimits;
import java.util.LinkedHashMap;
import java.util.Map;

/** Limits as a person types them: text by the option's name on the command line. */
final class LimitsForm {
    static final String INSTRUCTIONS = "max-instructions";
    static final String PAGES = "max-pages";
    static final String RESIDENT_PAGES = "max-resident-pages";
    static final String CALL_DEPTH = "max-call-depth";
    static final String OPERAND_STACK = "operand-stack";
    static final String TABLE_ENTRIES = "max-table-entries";

    private LimitsForm() {}

    /** The limits as text, in the order of the form; no limit is an empty text. */
    static Map<String, String> texts(RunLimits limits) {
        MachineLimits machine = limits.machine();
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put(
                INSTRUCTIONS,
                limits.instructions() == SessionOptions.NO_LIMIT ? "" : Long.toString(limits.instructions()));
        texts.put(PAGES, Long.toString(machine.maxPages()));
        texts.put(RESIDENT_PAGES, Long.toString(machine.maxResidentPages()));
        texts.put(CALL_DEPTH, Integer.toString(machine.maxCallDepth()));
        texts.put(OPERAND_STACK, machine.operandStackBytes() == 0 ? "" : Integer.toString(machine.operandStackBytes()));
        texts.put(TABLE_ENTRIES, Integer.toString(machine.maxTableEntries()));
        return texts;
    }

    /**
     * Reads what was typed; thousands may be divided by commas or spaces.
     *
     * @throws IllegalArgumentException with a message for the user
     */
    static RunLimits read(Map<String, String> texts) {
        long instructions = number(texts, INSTRUCTIONS, "Instructions of a message", SessionOptions.NO_LIMIT);
        MachineLimits machine = MachineLimits.DEFAULT
                .withMaxPages(number(texts, PAGES, "Pages", -1))
                .withMaxResidentPages(number(texts, RESIDENT_PAGES, "Pages written to", -1))
                .withMaxCallDepth((int) number(texts, CALL_DEPTH, "Frames", -1))
                .withOperandStackBytes((int) number(texts, OPERAND_STACK, "Operand stack", 0))
                .withMaxTableEntries((int) number(texts, TABLE_ENTRIES, "Table elements", -1));
        return new RunLimits(machine, instructions);
    }

    private static long number(Map<String, String> texts, String key, String name, long empty) {
        String text = texts.getOrDefault(key, "").replaceAll("[,\\s]", "");
        if (text.isEmpty() && empty >= 0) {
            return empty;
        }
        long most = key.equals(INSTRUCTIONS) ? Long.MAX_VALUE : Integer.MAX_VALUE;
        try {
            long value = Long.parseLong(text);
            if (value >= 0 && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            // Told below, as a number out of its range is.
        }
        throw new IllegalArgumentException(name + ": “" + text + "” is no number from 0 to " + most
                + (empty >= 0 ? "; leave it empty for no limit" : ""));
    }
}
