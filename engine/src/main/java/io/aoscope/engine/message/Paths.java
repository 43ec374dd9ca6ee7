package io.aoscope.engine.message;

import java.util.List;
import java.util.stream.Stream;

/** Paths of keys: parts between slashes, of which the empty ones vanish. */
public final class Paths {
    private Paths() {}

    /** {@code "/results//type"} is {@code [results, type]}. */
    public static List<String> parts(String path) {
        return Stream.of(path.split("/", -1)).filter(part -> !part.isEmpty()).toList();
    }

    /** Parts joined to a path; empty parts vanish. */
    public static String join(String... parts) {
        return String.join("/", Stream.of(parts).filter(part -> !part.isEmpty()).toList());
    }
}
