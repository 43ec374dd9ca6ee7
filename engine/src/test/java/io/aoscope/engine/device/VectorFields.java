package io.aoscope.engine.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.aoscope.engine.message.Key;
import io.aoscope.engine.message.Message;
import java.util.List;
import java.util.Set;

/** Holds a vector to the fields that are replayed: what is not known here must not pass for met. */
final class VectorFields {
    /** Words for the reader of the file. */
    private static final Set<String> WORDS = Set.of("note", "what", "how", "derived");

    private VectorFields() {}

    static void only(String where, Message message, String... known) {
        Set<String> names = Set.of(known);
        List<String> unknown = message.entries().keySet().stream()
                .map(Key::text)
                .filter(name -> !WORDS.contains(name) && !names.contains(name))
                .toList();
        assertThat(unknown)
                .as("fields of %s that HyperbeamVectorsTest cannot replay; it knows %s", where, names)
                .isEmpty();
    }

    static AssertionError unknown(String what, String value) {
        return fail("%s \"%s\" is nothing that HyperbeamVectorsTest can replay; add it there", what, value);
    }
}
