package io.aoscope.engine.session;

import io.aoscope.engine.device.Devices;
import io.aoscope.engine.device.JsonIfaceDevice;
import io.aoscope.engine.device.PatchDevice;
import io.aoscope.engine.device.Wasm64Device;
import io.aoscope.engine.message.IntegerValue;
import io.aoscope.engine.message.Key;
import io.aoscope.engine.message.ListValue;
import io.aoscope.engine.message.Message;
import io.aoscope.engine.message.MessageJson;
import io.aoscope.engine.message.Value;
import io.aoscope.engine.session.DefinitionProblem.Severity;
import io.aoscope.engine.session.ProcessDefinition.Place;
import io.aoscope.engine.wasm.WasmModule;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What is to be said about a definition before it is spawned: rules D5 to D14. */
public final class DefinitionCheck {
    private static final String MULTIPASS = "multipass@1.0";
    private static final String DEDUP = "dedup@1.0";
    private static final String WASI = "wasi@1.0";
    private static final String STACK = "device-stack";

    private final Message all;
    private final List<Place> places;
    private final Devices devices;
    private final List<DefinitionProblem> problems = new ArrayList<>();

    private DefinitionCheck(ProcessDefinition definition, Devices devices) {
        this.all = definition.inForce();
        this.places = definition.places();
        this.devices = devices;
    }

    /**
     * Everything to be said, the gravest first.
     *
     * @param image the image it is for, where that is known
     */
    public static List<DefinitionProblem> of(
            ProcessDefinition definition, Devices devices, Optional<WasmModule> image) {
        DefinitionCheck check = new DefinitionCheck(definition, devices);
        check.devices();
        check.passes();
        check.prefixes();
        check.order();
        check.stackKeys();
        check.patches();
        Stream<DefinitionProblem> calls = CallCheck.of(definition, devices, image).stream();
        return Stream.concat(check.problems.stream(), calls)
                .sorted((left, right) -> left.severity().compareTo(right.severity()))
                .toList();
    }

    private void devices() {
        if (places.isEmpty()) {
            add(Severity.ERROR, "D5", STACK, "there are no devices", "add wasm-64@1.0, which runs the image");
        }
        for (Place place : places) {
            if (place.inline()) {
                note("P11", at(place), "an object has no functions, so keys are read from the state", "name a device");
            } else if (devices.find(place.device()).isEmpty()) {
                unknown(place);
            }
        }
        if (!places.isEmpty() && first(Wasm64Device.NAME).isEmpty()) {
            warn("D5", STACK, "no device runs the image", "add wasm-64@1.0");
        }
    }

    private void unknown(Place place) {
        String name = place.device();
        if (devices.loadable(name)) {
            add(
                    Severity.ERROR,
                    "D5",
                    at(place),
                    name + " exists on a node, but AOScope does not run it",
                    "leave it out here");
        } else {
            add(
                    Severity.ERROR,
                    "P6",
                    at(place),
                    "there is no device " + name,
                    "known are " + String.join(", ", devices.stackable()));
        }
    }

    private void passes() {
        Value passes = all.get("passes").orElse(Value.of(1));
        Optional<Place> multipass = first(MULTIPASS);
        if (!(passes instanceof IntegerValue(BigInteger number))) {
            add(
                    multipass.isPresent() ? Severity.ERROR : Severity.WARNING,
                    "P8",
                    "passes",
                    "it is " + quoted(passes) + ", which is no integer: on a node the passes would never end",
                    "write it as a number without quotes, such as 2");
            return;
        }
        if (number.signum() <= 0) {
            warn("P7", "passes", number + " works like 1: every stack runs once", "write 1 or more");
        }
        boolean several = number.compareTo(BigInteger.ONE) > 0;
        if (several && multipass.isEmpty() && all.has(STACK)) {
            note("P7", "passes", "nobody asks for another pass, so there is one", "end the stack with " + MULTIPASS);
        }
        if (first(JsonIfaceDevice.NAME).isPresent() && (multipass.isEmpty() || !several)) {
            warn(
                    "D7",
                    multipass.isEmpty() ? STACK : "passes",
                    "json-iface@1.0 reads the reply of the image in pass 2, which never comes",
                    "end the stack with " + MULTIPASS + ", and write 2");
        }
        multipass
                .filter(place -> place.number() < places.size())
                .ifPresent(place -> warn(
                        "D6",
                        at(place),
                        "the devices behind multipass@1.0 run in the last pass alone",
                        "put it at the end"));
    }

    private void prefixes() {
        Optional<Place> image = first(Wasm64Device.NAME);
        if (image.isEmpty()) {
            return;
        }
        String prefix = image.get().outputPrefix();
        if (first(WASI).isPresent() && !prefix.equals("wasm")) {
            warn(
                    "D8",
                    prefixPlace(image.get()),
                    "wasi@1.0 puts its functions under wasm/stdlib, but the image looks under "
                            + (prefix.isEmpty() ? "" : prefix + "/") + "stdlib, so they are stubs",
                    "give wasm-64@1.0 the output prefix wasm");
        }
        first(JsonIfaceDevice.NAME)
                .filter(place -> !place.outputPrefix().equals(prefix))
                .ifPresent(place -> warn(
                        "D9",
                        prefixPlace(place),
                        "json-iface@1.0 looks for the image under \"" + place.outputPrefix()
                                + "\", but it runs under \"" + prefix + "\"",
                        "give both the same output prefix"));
        for (String key : List.of("input-prefixes", "output-prefixes")) {
            for (var entry : all.message(key).orElse(Message.EMPTY).entries().entrySet()) {
                String number = entry.getKey().text();
                if (places.stream()
                        .noneMatch(place -> Integer.toString(place.number()).equals(number))) {
                    note("P3", key + "/" + number, "there is no device " + number, "count the devices from 1");
                }
            }
        }
    }

    private String prefixPlace(Place place) {
        String own = "output-prefixes/" + place.number();
        return all.has(own) ? own : "output-prefix";
    }

    private void order() {
        Optional<Place> image = first(Wasm64Device.NAME);
        Optional<Place> json = first(JsonIfaceDevice.NAME);
        if (json.isPresent()
                && image.isPresent()
                && json.get().number() > image.get().number()) {
            warn(
                    "D9",
                    at(json.get()),
                    "wasm-64@1.0 is asked before json-iface@1.0 has written the message",
                    "put json-iface@1.0 before it");
        }
        first(WASI)
                .filter(place ->
                        image.isPresent() && place.number() > image.get().number())
                .ifPresent(place -> note(
                        "D8",
                        at(place),
                        "what the image imports while it starts is answered before wasi@1.0 is there",
                        "put wasi@1.0 before wasm-64@1.0"));
        first(DEDUP)
                .filter(place ->
                        image.isPresent() && place.number() < image.get().number())
                .ifPresent(place -> warn(
                        "R21",
                        at(place),
                        "before wasm-64@1.0 it keeps HyperBEAM from starting the image again for the third slot",
                        "put it behind wasm-64@1.0"));
        first(DEDUP)
                .filter(place -> place.number() > 1)
                .ifPresent(place -> note(
                        "D14",
                        at(place),
                        "the devices before dedup@1.0 run for a message that comes again",
                        "put it first, where the process is not for HyperBEAM (R21)"));
    }

    private void stackKeys() {
        if (!(all.get("stack-keys").orElse(Message.EMPTY) instanceof ListValue(List<Value> items))) {
            return;
        }
        Set<String> given = Set.copyOf(
                items.stream().map(Value::display).map(Key::normalize).toList());
        for (String needed : List.of("init", "compute")) {
            if (!given.contains(needed)) {
                add(
                        Severity.ERROR,
                        "D10",
                        "stack-keys",
                        needed + " is missing, so the devices are never asked for it",
                        "add \"" + needed + "\"");
            }
        }
        for (String needed : List.of("snapshot", "normalize")) {
            if (!given.contains(needed)) {
                warn(
                        "D10",
                        "stack-keys",
                        needed + " is missing: HyperBEAM asks for it "
                                + (needed.equals("snapshot") ? "after" : "before") + " every slot, which fails",
                        "add \"" + needed + "\"");
            }
        }
    }

    private void patches() {
        first(PatchDevice.NAME)
                .filter(place -> !all.has("patch-from") && !all.has("from"))
                .ifPresent(place -> warn(
                        "D13",
                        "patch-from",
                        "without it patch@1.0 looks for patches in the whole state",
                        "write /results/outbox"));
    }

    private Optional<Place> first(String device) {
        return places.stream().filter(place -> place.is(device)).findFirst();
    }

    private static String at(Place place) {
        return place.number() == 0 ? "execution-device" : STACK + "/" + place.number();
    }

    private static String quoted(Value value) {
        return MessageJson.display(value);
    }

    private void warn(String rule, String place, String message, String remedy) {
        add(Severity.WARNING, rule, place, message, remedy);
    }

    private void note(String rule, String place, String message, String remedy) {
        add(Severity.NOTE, rule, place, message, remedy);
    }

    private void add(Severity severity, String rule, String place, String message, String remedy) {
        problems.add(new DefinitionProblem(severity, rule, place, message, remedy));
    }
}
