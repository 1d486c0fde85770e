package io.surveylink.workflow.ui;

import java.util.List;

/** What all rows of a task's fields share. */
record RowContext(EditorModel model, List<SourceOption> options, ParentKeys parents) {}
