package io.aoscope.ui.kit;

import java.util.Collection;
import org.fxmisc.flowless.VirtualizedScrollPane;
import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.model.StyleSpans;
import org.fxmisc.richtext.util.UndoUtils;
import org.jspecify.annotations.Nullable;

/** Coloured text to read, select and copy, of which only the lines in sight are laid out. */
public class ReadText extends CodeArea {
    private @Nullable StyleSpans<Collection<String>> coloured;

    /** An area with an id for the tests and for style sheets. */
    @SuppressWarnings("this-escape") // RichTextFX is made to be set up in constructors
    public ReadText(String id) {
        setId(id);
        // Its own sheet names a font, and would win over those of the panels.
        getStylesheets().clear();
        getStyleClass().addAll("code", "read-text");
        setEditable(false);
        setUndoManager(UndoUtils.noOpUndoManager());
    }

    /** Shows a text from its beginning, unless it is on show already. */
    public final void show(String text) {
        if (!getText().equals(text)) {
            coloured = null;
            replaceText(text);
            moveTo(0);
            requestFollowCaret();
        }
    }

    /** Shows a text and colours it, unless it is on show like that; the spans may have been made on any thread. */
    public final void show(String text, StyleSpans<Collection<String>> spans) {
        if (!getText().equals(text) || !spans.equals(coloured)) {
            show(text);
            if (!text.isEmpty()) {
                setStyleSpans(0, spans);
            }
            coloured = spans;
        }
    }

    /** The area with the scroll bars it needs. */
    public final VirtualizedScrollPane<ReadText> scrolled() {
        return new VirtualizedScrollPane<>(this);
    }
}
