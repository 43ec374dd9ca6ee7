package io.aoscope.engine.session;

import java.util.List;
import java.util.Optional;

/**
 * Bytes to open and where they came from.
 *
 * @param name what the user calls it: a file's name or a sample's title
 * @param path the file's path as given, for error messages and reloading; absent for samples
 */
public record ImageSource(String name, Optional<String> path, byte[] bytes) {
    private static final List<String> ENDINGS = List.of(".wasm", ".wat");

    /** The path where there is one, else the name. */
    public String label() {
        return path.orElse(name);
    }

    /** The name without the ending of an image file. */
    public String stem() {
        for (String ending : ENDINGS) {
            if (name.endsWith(ending)) {
                return name.substring(0, name.length() - ending.length());
            }
        }
        return name;
    }
}
