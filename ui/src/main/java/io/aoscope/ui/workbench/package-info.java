/**
 * The shell around the panels: menus, toolbar, docking, command palette, status bar, theme, settings.
 * It knows panels only as {@link io.aoscope.ui.kit.Panel}.
 */
@NullMarked
package io.aoscope.ui.workbench;

import org.jspecify.annotations.NullMarked;
