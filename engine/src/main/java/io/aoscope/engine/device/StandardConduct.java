package io.aoscope.engine.device;

import io.aoscope.engine.message.Atom;
import io.aoscope.engine.message.Binary;
import io.aoscope.engine.message.Message;
import io.aoscope.engine.vm.Instance;
import io.aoscope.engine.vm.LinearMemory;
import java.util.Optional;

/** What the documentation promises. */
final class StandardConduct implements Conduct {
    @Override
    public long visibleBytes(Instance instance, LinearMemory memory) {
        return memory.size();
    }

    @Override
    public String visibleNote(Instance instance) {
        return "";
    }

    @Override
    public int stringChunk() {
        return 1;
    }

    @Override
    public String chunkNote() {
        return "";
    }

    @Override
    public Optional<Failure> blocked(Message state) {
        return Optional.empty();
    }

    /** R14: the slot counts, its results say what went wrong, everything else is as before. */
    @Override
    public Message afterFailure(Message before, Message done, Failure failure) {
        Message error = Message.of("kind", Binary.of(failure.kind()), "message", Binary.of(failure.message()));
        return before.set("results", Atom.UNSET)
                .set("results", Message.of("error", error))
                .set(done);
    }
}
