package io.aoscope.engine.device;

import io.aoscope.engine.message.Message;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;

/** The devices that can be named; names are compared in lower case (semantics 1, rule 3). */
public final class Devices {
    private final Map<String, Device> byName;

    private Devices(Map<String, Device> byName) {
        this.byName = Map.copyOf(byName);
    }

    /** Everything that AOScope runs. */
    public static Devices standard() {
        return of(List.of(
                new MessageDevice(),
                new WasiDevice(),
                new JsonIfaceDevice(),
                new Wasm64Device(),
                new PatchDevice(),
                new MultipassDevice(),
                new DedupDevice(),
                new TestDevice(),
                new LibraryDevice(new ConstantsLibrary()),
                new LibraryDevice(new EchoLibrary())));
    }

    /** Everything that AOScope runs, and the libraries for imports that are installed beside it. */
    public static Devices installed() {
        Devices devices = standard();
        for (ImportLibrary library : ServiceLoader.load(ImportLibrary.class)) {
            devices = devices.with(new LibraryDevice(library));
        }
        return devices;
    }

    public static Devices of(List<Device> devices) {
        Map<String, Device> byName = new LinkedHashMap<>();
        devices.forEach(device -> byName.put(device.name(), device));
        return new Devices(byName);
    }

    /** These devices and one more, which takes the place of one of the same name. */
    public Devices with(Device device) {
        Map<String, Device> more = new LinkedHashMap<>(byName);
        more.put(device.name(), device);
        return new Devices(more);
    }

    public Optional<Device> find(String name) {
        return Optional.ofNullable(byName.get(name.toLowerCase(Locale.ROOT)));
    }

    /** The full name of a device that may be given without its version; what stands for none is answered as it is. */
    public String complete(String name) {
        if (find(name).isPresent()) {
            return name;
        }
        String start = name.toLowerCase(Locale.ROOT) + "@";
        return names().stream()
                .filter(known -> known.startsWith(start))
                .findFirst()
                .orElse(name);
    }

    /** Names of those that can answer imports, for people to choose from: {@code wasi@1.0} has its own place. */
    public List<String> libraries() {
        return byName.values().stream()
                .filter(device -> device instanceof LibraryDevice || device instanceof TestDevice)
                .map(Device::name)
                .sorted()
                .toList();
    }

    /**
     * Whether a device answers an import.
     *
     * @param entry what stands under {@code stdlib} for the module: the device's name and its settings
     */
    public static boolean answers(Device device, String function, Message entry, Profile profile) {
        return switch (device) {
            case ImportDevice imports -> imports.functions(profile).contains(function);
            case LibraryDevice(ImportLibrary library) -> library.answers(function, entry.remove("device"));
            case TestDevice ignored -> function.equals(TestDevice.MULTIPLY);
            default -> false;
        };
    }

    /** Names of those that can stand in a stack. */
    public List<String> stackable() {
        List<String> libraries = libraries();
        return names().stream().filter(name -> !libraries.contains(name)).toList();
    }

    /**
     * Whether a message may name this device: it is one of these, or one of those that exist on a node and that AOScope
     * does not run.
     */
    public boolean loadable(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return byName.containsKey(lower) || NodeDevices.NAMES.contains(lower);
    }

    /** The names, for messages to people. */
    public List<String> names() {
        return byName.keySet().stream().sorted().toList();
    }
}
