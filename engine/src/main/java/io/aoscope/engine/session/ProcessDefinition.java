package io.aoscope.engine.session;

import io.aoscope.engine.device.Devices;
import io.aoscope.engine.device.JsonIfaceDevice;
import io.aoscope.engine.device.Wasm64Device;
import io.aoscope.engine.message.Atom;
import io.aoscope.engine.message.Binary;
import io.aoscope.engine.message.ListValue;
import io.aoscope.engine.message.Message;
import io.aoscope.engine.message.MessageJson;
import io.aoscope.engine.message.Paths;
import io.aoscope.engine.message.Value;
import io.aoscope.engine.session.DraftReader.BadDraftException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a process is made of beyond its image, as its author writes it (rules D1 to D4, D15): keys that take the place of
 * those of an aos-style process, such as {@code device-stack}, {@code passes}, {@code output-prefixes}, {@code
 * function}, {@code parameters}, {@code stdlib} with a device for each module of imports, and {@code wasi} with what the
 * image sees of the world.
 */
public record ProcessDefinition(Message keys) {
    /** The keys of an aos-style process that a definition can change, as the SDK's {@code spawnAOS} writes them. */
    public static final Message DEFAULTS = Message.builder()
            .put("execution-device", "stack@1.0")
            .put("push-device", "push@1.0")
            .put(
                    "device-stack",
                    ListValue.ofTexts("wasi@1.0", "json-iface@1.0", "wasm-64@1.0", "patch@1.0", "multipass@1.0"))
            .put("output-prefix", "wasm")
            .put("patch-from", "/results/outbox")
            .put("patch-mode", "patches")
            .put("passes", 2)
            .put("random-seed", "aoscope")
            .build();

    /** The five-device stack of aos, unchanged. */
    public static final ProcessDefinition AOS = new ProcessDefinition(Message.EMPTY);

    /** Keys with the value that they have anyway are left out, so that equal processes have equal definitions. */
    public ProcessDefinition {
        for (var entry : DEFAULTS.entries().entrySet()) {
            if (keys.at(entry.getKey()).filter(entry.getValue()::equals).isPresent()) {
                keys = keys.remove(entry.getKey());
            }
        }
    }

    static final String STACK = "stack@1.0";
    private static final String LIBRARIES = "stdlib";
    static final String WASI = "wasi";

    /**
     * A device of the process with the prefixes it will find.
     *
     * @param number from 1; 0 for an execution device without a stack around it
     * @param device its name; for a device written as a message its JSON
     * @param inline whether it is written as a message
     */
    public record Place(int number, String device, boolean inline, String inputPrefix, String outputPrefix) {
        boolean is(String name) {
            return !inline && device.equalsIgnoreCase(name);
        }
    }

    /**
     * Reads a definition as people write it in JSON; see {@link DefinitionReader}.
     *
     * @param label what the text is called in errors
     * @throws BadDraftException naming the place, what is wrong and what to write; also for a device that does not exist
     */
    public static ProcessDefinition read(String text, String label, Devices devices) throws BadDraftException {
        ProcessDefinition definition = parse(text, label, devices);
        for (DefinitionProblem problem : DefinitionCheck.of(definition, devices, Optional.empty())) {
            if (problem.rule().equals("P6")) {
                throw new BadDraftException(label + ": " + problem.text());
            }
        }
        return definition;
    }

    /** {@link #read} for a definition that is being worked on: what {@link DefinitionCheck} finds is let pass. */
    public static ProcessDefinition parse(String text, String label, Devices devices) throws BadDraftException {
        return DefinitionReader.read(text, label, devices);
    }

    /** The definition as JSON that {@link #read} takes, with the keys of aos that it leaves as they are. */
    public String write() {
        Message all = DEFAULTS;
        for (var entry : keys.entries().entrySet()) {
            all = all.put(entry.getKey(), entry.getValue());
        }
        return MessageJson.toTree(all).toPrettyString();
    }

    /** The keys of the process that come from the definition: those of aos with these in their place (D1). */
    public Message inForce() {
        Message all = DEFAULTS;
        for (var entry : keys.entries().entrySet()) {
            all = entry.getValue().equals(Atom.NULL)
                    ? all.remove(entry.getKey())
                    : all.put(entry.getKey(), entry.getValue());
        }
        return all.remove(LIBRARIES).remove(WASI);
    }

    /** The devices in the order they are asked. */
    public List<Place> places() {
        Message all = inForce();
        String execution = all.text("execution-device").orElse("genesis-wasm@1.0");
        String input = all.text("input-prefix").orElse("process");
        String output = all.text("output-prefix").orElse("");
        if (!execution.equalsIgnoreCase(STACK)) {
            return List.of(new Place(0, execution, false, input, output));
        }
        List<Place> places = new ArrayList<>();
        List<Value> stack = all.message("device-stack")
                .map(found -> List.copyOf(found.entries().values()))
                .orElse(List.of());
        for (int n = 1; n <= stack.size(); n++) {
            input = all.text("input-prefixes/" + n).orElse(input);
            output = outputPrefix(all, n).orElse(output);
            Value device = stack.get(n - 1);
            places.add(new Place(n, device.display(), device instanceof Message, input, output));
        }
        return places;
    }

    /** The process device copies the prefixes for execution over the others (semantics 4.3). */
    private static Optional<String> outputPrefix(Message all, int number) {
        return all.text("execution-output-prefixes/" + number).or(() -> all.text("output-prefixes/" + number));
    }

    /** The devices that answer imports: for each module of imports a message with {@code device} and its settings. */
    public Message libraries() {
        return keys.message(LIBRARIES).orElse(Message.EMPTY);
    }

    /** What the image sees through WASI. */
    public WasiSetup wasi() {
        try {
            return WasiSetupReader.read(keys.get(WASI).orElse(Message.EMPTY), WASI);
        } catch (BadDraftException e) {
            throw new IllegalStateException("a definition is checked when it is read", e);
        }
    }

    /** This definition with more for the image to see through WASI. */
    public ProcessDefinition with(WasiSetup more) {
        WasiSetup all = wasi().with(more);
        return all.equals(WasiSetup.NONE) ? this : new ProcessDefinition(keys.put(WASI, all.toMessage()));
    }

    /** Whether messages reach the image as JSON, by {@code json-iface@1.0}. */
    public boolean speaksJson() {
        return places().stream().anyMatch(place -> place.is(JsonIfaceDevice.NAME));
    }

    /** The output prefix under which the image runs; empty where no device runs it. */
    public Optional<String> imagePrefix() {
        return places().stream()
                .filter(place -> place.is(Wasm64Device.NAME))
                .map(Place::outputPrefix)
                .findFirst();
    }

    /** The process message with what stands below the prefixes: libraries (D3), the image (D4), and what WASI shows (D15). */
    Message placed(Message process, String imageId) {
        Message changed = process;
        for (Place place : places()) {
            if (!place.is(Wasm64Device.NAME)) {
                continue;
            }
            for (var library : libraries().entries().entrySet()) {
                String module = Paths.join(
                        place.outputPrefix(), LIBRARIES, library.getKey().text());
                changed = changed.set(module, library.getValue());
            }
            String image = Paths.join(place.inputPrefix(), "image");
            if (!place.inputPrefix().equals("process") && !changed.has(image)) {
                changed = changed.set(image, Binary.of(imageId));
            }
        }
        return wasi().into(changed);
    }
}
