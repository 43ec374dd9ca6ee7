package io.aoscope.engine.debug.time;

import io.aoscope.engine.session.Fixtures;
import io.aoscope.engine.session.ImageException;
import io.aoscope.engine.session.ImageLoader;
import io.aoscope.engine.session.ImageSource;
import io.aoscope.engine.session.MessageDraft;
import io.aoscope.engine.session.ProcessDefinition;
import io.aoscope.engine.session.ProcessImage;
import io.aoscope.engine.session.ProcessSession;
import java.util.Optional;

/** Recordings of fixtures, with their messages sent. */
final class Recordings {
    private Recordings() {}

    /** All that a moment shows, every byte of memory included, comparable and short. */
    static String picture(Moment moment) {
        StringBuilder text = new StringBuilder();
        text.append(moment.at()).append(' ').append(moment.device()).append(' ').append(moment.message());
        moment.stack()
                .ifPresent(stack -> text.append(stack.frames())
                        .append(stack.globals())
                        .append(stack.function())
                        .append(stack.instructions()));
        moment.memory().ifPresent(memory -> {
            byte[] bytes = new byte[(int) memory.size()];
            memory.read(0, bytes, 0, bytes.length);
            text.append(memory.pages()).append(ImageLoader.sha256(bytes));
        });
        return text.toString();
    }

    static Timeline fixture(String name, MessageDraft... drafts) throws ImageException {
        return image(Fixtures.bytes(name), drafts);
    }

    static Timeline image(byte[] bytes, MessageDraft... drafts) throws ImageException {
        ProcessImage image = ImageLoader.load(new ImageSource("image.wasm", Optional.empty(), bytes));
        ProcessSession session = new ProcessSession(image, Fixtures.options());
        Recorder recorder = new Recorder(session, new Recording(image, Fixtures.options(), ProcessDefinition.AOS));
        recorder.spawn();
        for (MessageDraft draft : drafts) {
            recorder.send(draft);
        }
        return new Timeline(recorder.recording(), () -> false);
    }
}
