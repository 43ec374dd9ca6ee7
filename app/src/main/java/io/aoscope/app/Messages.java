package io.aoscope.app;

import io.aoscope.engine.session.DraftReader;
import io.aoscope.engine.session.DraftReader.BadDraftException;
import io.aoscope.engine.session.MessageDraft;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** The messages to send, in order. */
final class Messages {
    private static final String LABEL = "--message";

    @Option(
            names = {"-m", LABEL},
            paramLabel = "M",
            description = {
                "A message, in the order to be sent: a JSON object with Action, Tags, Data, From, Owner, Target,"
                        + " Anchor, Block-Height; or a bare word, taken as the Action; or @FILE, holding one"
                        + " object or an array of them. May be given more than once."
            })
    private List<String> texts = new ArrayList<>();

    /**
     * @throws UserException naming the file or option, the place and the remedy
     */
    List<MessageDraft> read() throws UserException {
        List<MessageDraft> drafts = new ArrayList<>();
        for (String text : texts) {
            drafts.addAll(read(text));
        }
        return drafts;
    }

    /** The messages that one text of the command line stands for. */
    static List<MessageDraft> read(String text) throws UserException {
        try {
            if (text.startsWith("@")) {
                Path file = UserPath.of(text.substring(1));
                return DraftReader.read(utf8(ImageFile.read(file, "messages"), file), file.toString());
            }
            String start = text.strip();
            if (start.startsWith("{") || start.startsWith("[") || start.startsWith("\"")) {
                return DraftReader.read(text, LABEL);
            }
            if (start.isEmpty()) {
                throw new UserException(LABEL + ": the message is empty; write an Action or a JSON object");
            }
            return List.of(MessageDraft.action(start));
        } catch (BadDraftException e) {
            throw new UserException(e.getMessage());
        }
    }

    static String utf8(byte[] bytes, Path file) throws UserException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new UserException(file + ": not UTF-8 text; save it as UTF-8 JSON");
        }
    }
}
