package io.aoscope.ui.journey;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.testfx.api.FxToolkit;

/** Gives each test that asks for a {@link Journey} a window of its own, and closes it afterwards. */
final class Journeys implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return parameter.getParameter().getType() == Journey.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
        List<Journey> opened = new ArrayList<>();
        try {
            FxToolkit.registerPrimaryStage();
            FxToolkit.setupStage(stage -> opened.add(new Journey(stage)));
        } catch (TimeoutException e) {
            throw new ParameterResolutionException("no window opened", e);
        }
        Journey journey = opened.getFirst();
        journey.settle();
        // The store closes what it holds when the test has ended.
        test.getStore(Namespace.create(Journeys.class)).put(test.getUniqueId(), journey);
        return journey;
    }
}
