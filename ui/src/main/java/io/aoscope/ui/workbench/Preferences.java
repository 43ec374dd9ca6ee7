package io.aoscope.ui.workbench;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What the window remembers from one start to the next, as text by key. */
public interface Preferences {
    Optional<String> get(String key);

    void put(String key, String value);

    /** Remembers until the program ends; for tests, and where no file can be kept. */
    static Preferences inMemory() {
        Map<String, String> values = new HashMap<>();
        return new Preferences() {
            @Override
            public Optional<String> get(String key) {
                return Optional.ofNullable(values.get(key));
            }

            @Override
            public void put(String key, String value) {
                values.put(key, value);
            }
        };
    }
}
