package io.aoscope.engine.debug;

import io.aoscope.engine.session.ImportBinding;
import io.aoscope.engine.session.ProcessImage;
import java.util.List;

/** The opened image and who answers its imports. */
public record ImageView(ProcessImage image, List<ImportBinding> imports) {}
