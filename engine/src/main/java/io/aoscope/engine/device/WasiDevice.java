package io.aoscope.engine.device;

import io.aoscope.engine.message.Binary;
import io.aoscope.engine.message.Message;
import io.aoscope.engine.message.Value;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * {@code wasi@1.0}: files and descriptors as part of the state (semantics 11; rules F1 to F17). Its prefix is
 * {@code wasm}, whatever the stack says.
 */
public final class WasiDevice implements ImportDevice {
    public static final String NAME = "wasi@1.0";
    static final String MODULE = "wasi_snapshot_preview1";
    private static final Set<String> KEYS = Set.of("init", "compute");
    /** Where the process keeps what {@link WasiSettings} reads. */
    public static final String ENTRY = "wasm/stdlib/" + MODULE;

    @Override
    public String name() {
        return NAME;
    }

    /**
     * The state with files in its tree.
     *
     * @param files by path from the root, without a slash before it; directories are made as needed
     */
    public static Message withFiles(Message state, Map<String, Binary> files) {
        Vfs tree = Vfs.of(state);
        for (var file : files.entrySet()) {
            tree = tree.with(Vfs.parts(file.getKey()), file.getValue());
        }
        return tree.into(state);
    }

    /** The content of a file in the tree of a state; links are not followed. */
    public static Optional<Binary> file(Message state, String path) {
        return Vfs.of(state).file(Vfs.parts(path));
    }

    @Override
    public boolean knows(String key) {
        return KEYS.contains(key);
    }

    @Override
    public Outcome resolve(String key, Message base, Message request, DeviceContext context) {
        return switch (key) {
            case "init" -> new Outcome.Ok(init(base), "set up descriptors 0 to 2 and the files of dev");
            case "compute" -> new Outcome.Ok(base, "nothing to do");
            default -> new Outcome.NotFound();
        };
    }

    @Override
    public ImportAnswer call(ImportCall call) {
        return call.context().conduct().wasi(call);
    }

    /** F1: what stands already stays, so that {@code init} in a second pass does not empty a file. */
    private static Message init(Message base) {
        Message dev = Message.builder()
                .put("stdin", "")
                .put("stdout", "")
                .put("stderr", "")
                .build();
        Message descriptors = Message.builder()
                .put("0", descriptor("/dev/stdin"))
                .put("1", descriptor("/dev/stdout"))
                .put("2", descriptor("/dev/stderr"))
                .build();
        Message files = Message.builder()
                .put(Descriptors.KEY, descriptors)
                .put(Vfs.KEY, Message.of("dev", dev))
                .build();
        Message before = Message.builder()
                .put(Descriptors.KEY, base.get(Descriptors.KEY).orElse(Message.EMPTY))
                .put(Vfs.KEY, base.get(Vfs.KEY).orElse(Message.EMPTY))
                .build();
        Message both = files.merge(before);
        return base.set(ENTRY, Message.of("device", Binary.of("WASI@1.0")))
                .put(Descriptors.KEY, both.get(Descriptors.KEY).orElse(descriptors))
                .put(Vfs.KEY, both.get(Vfs.KEY).orElse(dev));
    }

    @Override
    public Set<String> functions(Profile profile) {
        return profile.conduct().wasiFunctions();
    }

    private static Message descriptor(String filename) {
        return Message.of("filename", Binary.of(filename), "offset", Value.of(0));
    }
}
