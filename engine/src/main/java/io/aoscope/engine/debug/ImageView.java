package io.aoscope.engine.debug;

import io.aoscope.engine.check.Report;
import io.aoscope.engine.session.ImportBinding;
import io.aoscope.engine.session.ProcessImage;
import java.util.List;

/**
 * The opened image.
 *
 * @param imports its imported functions and who answers them
 * @param report what HyperBEAM would make of it
 */
public record ImageView(ProcessImage image, List<ImportBinding> imports, Report report) {}
