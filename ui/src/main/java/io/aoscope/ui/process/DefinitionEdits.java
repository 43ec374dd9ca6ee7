package io.aoscope.ui.process;

import io.aoscope.engine.message.Binary;
import io.aoscope.engine.message.IntegerValue;
import io.aoscope.engine.message.ListValue;
import io.aoscope.engine.message.Message;
import io.aoscope.engine.message.Value;
import io.aoscope.engine.session.ProcessDefinition;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Changes of a definition, one for each thing that the panel lets a person do. Pure. */
final class DefinitionEdits {
    private static final String STACK = "device-stack";
    private static final String INPUT = "input-prefixes";
    private static final String OUTPUT = "output-prefixes";

    private DefinitionEdits() {}

    /** A device of the stack with the prefixes given to it alone. */
    private record Row(Value device, Optional<Value> input, Optional<Value> output) {}

    static ProcessDefinition add(ProcessDefinition definition, String device) {
        return rows(definition, rows -> rows.add(new Row(Binary.of(device), Optional.empty(), Optional.empty())));
    }

    /** @param index from 0 */
    static ProcessDefinition remove(ProcessDefinition definition, int index) {
        return rows(definition, rows -> rows.remove(index));
    }

    /** Moves a device together with its prefixes. */
    static ProcessDefinition move(ProcessDefinition definition, int index, int by) {
        return rows(definition, rows -> Collections.swap(rows, index, index + by));
    }

    static ProcessDefinition device(ProcessDefinition definition, int index, String name) {
        return rows(definition, rows -> {
            Row row = rows.get(index);
            rows.set(index, new Row(Binary.of(name), row.input, row.output));
        });
    }

    static ProcessDefinition inputPrefix(ProcessDefinition definition, int index, String prefix) {
        return rows(definition, rows -> {
            Row row = rows.get(index);
            rows.set(index, new Row(row.device, given(prefix), row.output));
        });
    }

    static ProcessDefinition outputPrefix(ProcessDefinition definition, int index, String prefix) {
        return rows(definition, rows -> {
            Row row = rows.get(index);
            rows.set(index, new Row(row.device, row.input, given(prefix)));
        });
    }

    /** The prefix that a device has for itself; empty where it takes that of the one before. */
    static String ownPrefix(ProcessDefinition definition, boolean input, int index) {
        return definition
                .keys()
                .text((input ? INPUT : OUTPUT) + "/" + (index + 1))
                .orElse("");
    }

    /** Gives a key a value, or leaves it to aos where there is none. */
    static ProcessDefinition key(ProcessDefinition definition, String key, Optional<? extends Value> value) {
        Message keys = definition.keys();
        return new ProcessDefinition(value.isPresent() ? keys.put(key, value.get()) : keys.remove(key));
    }

    /** Gives a key what is typed: a whole number where it is one, else the text. */
    static ProcessDefinition typed(ProcessDefinition definition, String key, String text) {
        String trimmed = text.strip();
        boolean number = trimmed.matches("-?[0-9]{1,18}");
        Optional<Value> value = trimmed.isEmpty()
                ? Optional.empty()
                : Optional.of(number ? new IntegerValue(new BigInteger(trimmed)) : Binary.of(trimmed));
        return key(definition, key, value);
    }

    /** Gives a key a list of words, separated by commas or blanks. */
    static ProcessDefinition words(ProcessDefinition definition, String key, String text) {
        List<Value> words = new ArrayList<>();
        for (String word : text.strip().split("[\\s,]+")) {
            if (!word.isEmpty()) {
                words.add(Binary.of(word));
            }
        }
        return key(definition, key, words.isEmpty() ? Optional.empty() : Optional.of(new ListValue(words)));
    }

    /** Lets a device answer a module's imports; without one a stub does. */
    static ProcessDefinition library(ProcessDefinition definition, String module, Optional<String> device) {
        Message libraries = definition.libraries();
        Message settings = libraries.message(module).orElse(Message.EMPTY).remove("device");
        Message changed = device.isPresent()
                ? libraries.put(
                        module, Message.of("device", Binary.of(device.get())).merge(settings))
                : libraries.remove(module);
        return libraries(definition, changed);
    }

    /** Sets what a library knows about a function, such as the constant it answers. */
    static ProcessDefinition setting(
            ProcessDefinition definition, String module, String function, Optional<Value> value) {
        Message settings = definition.libraries().message(module).orElse(Message.EMPTY);
        Message changed = value.isPresent() ? settings.put(function, value.get()) : settings.remove(function);
        return libraries(definition, definition.libraries().put(module, changed));
    }

    private static ProcessDefinition libraries(ProcessDefinition definition, Message libraries) {
        return key(definition, "stdlib", libraries.isEmpty() ? Optional.empty() : Optional.of(libraries));
    }

    private static Optional<Value> given(String text) {
        return Optional.of(text.strip()).filter(prefix -> !prefix.isEmpty()).map(Binary::of);
    }

    private static ProcessDefinition rows(ProcessDefinition definition, Consumer<List<Row>> change) {
        Message keys = definition.keys();
        List<Row> rows = new ArrayList<>();
        Message stack = definition.inForce().message(STACK).orElse(Message.EMPTY);
        for (Value device : stack.entries().values()) {
            int number = rows.size() + 1;
            rows.add(new Row(device, keys.get(INPUT + "/" + number), keys.get(OUTPUT + "/" + number)));
        }
        change.accept(rows);
        ProcessDefinition changed = key(
                definition,
                STACK,
                Optional.of(new ListValue(rows.stream().map(Row::device).toList())));
        changed = key(changed, INPUT, prefixes(rows.stream().map(Row::input).toList()));
        return key(changed, OUTPUT, prefixes(rows.stream().map(Row::output).toList()));
    }

    private static Optional<Value> prefixes(List<Optional<Value>> prefixes) {
        Message numbered = Message.EMPTY;
        for (int i = 0; i < prefixes.size(); i++) {
            Optional<Value> prefix = prefixes.get(i);
            if (prefix.isPresent()) {
                numbered = numbered.put(Integer.toString(i + 1), prefix.get());
            }
        }
        return numbered.isEmpty() ? Optional.empty() : Optional.of(numbered);
    }
}
