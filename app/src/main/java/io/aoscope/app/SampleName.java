package io.aoscope.app;

import io.aoscope.samples.Sample;
import io.aoscope.samples.Samples;
import java.util.Optional;
import java.util.stream.Collectors;

/** Bundled samples as users name them: {@code sample:ID}. */
final class SampleName {
    private static final String PREFIX = "sample:";

    private SampleName() {}

    /**
     * The sample that {@code text} names; empty where it names a file.
     *
     * @throws UserException where there is no sample of that id
     */
    static Optional<Sample> find(String text) throws UserException {
        if (!text.startsWith(PREFIX)) {
            return Optional.empty();
        }
        String id = text.substring(PREFIX.length());
        Optional<Sample> sample = Samples.find(id);
        if (sample.isEmpty()) {
            throw new UserException("no sample \"" + id + "\"; there are "
                    + Samples.list().stream().map(Sample::id).collect(Collectors.joining(", ")));
        }
        return sample;
    }
}
