package io.surveylink.simulator.schema;

import static io.surveylink.simulator.schema.FieldBuilder.checkbox;
import static io.surveylink.simulator.schema.FieldBuilder.longText;
import static io.surveylink.simulator.schema.FieldBuilder.picklist;
import static io.surveylink.simulator.schema.FieldBuilder.reference;
import static io.surveylink.simulator.schema.FieldBuilder.text;
import static io.surveylink.simulator.schema.FieldBuilder.url;
import static io.surveylink.simulator.schema.FieldBuilder.wholeNumber;
import static io.surveylink.simulator.schema.ObjectBuilder.object;

/** Chatter: a post on a record or a person is a FeedItem. It has no external id, so nothing protects it from being doubled. */
final class FeedObjects {

    private FeedObjects() {}

    static SObjectType feedItem() {
        return object("FeedItem", "Feed Item", "Feed Items", "0D5")
                .named(NameRule.NONE)
                .fields(
                        reference(
                                        "ParentId",
                                        "Parent ID",
                                        "Parent",
                                        "Account",
                                        "Case",
                                        "Contact",
                                        "Lead",
                                        "Opportunity",
                                        "Survey_Response__c",
                                        "Task",
                                        "User")
                                .required()
                                .createOnly(),
                        picklist("Type", "Feed Item Type", "TextPost", "LinkPost", "ContentPost", "TrackedChange")
                                .startsAs("TextPost")
                                .restricted()
                                .createOnly(),
                        text("Title", "Title", 255),
                        longText("Body", "Body", 10_000),
                        url("LinkUrl", "Link Url").length(1_000).createOnly(),
                        checkbox("IsRichText", "Is Rich Text"),
                        picklist("Visibility", "Visibility", "AllUsers", "InternalUsers")
                                .startsAs("AllUsers")
                                .restricted(),
                        wholeNumber("CommentCount", "Comment Count").readOnly(),
                        wholeNumber("LikeCount", "Like Count").readOnly())
                .tracked()
                .build();
    }
}
