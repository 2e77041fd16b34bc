"""Tasks, competences, and the way to the school"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "comment",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("pupil", sa.String(), nullable=False),
        sa.Column("document", sa.String(), nullable=False),
        sa.Column("version", sa.String(), nullable=False),
        sa.Column("begins", sa.Integer(), nullable=False),
        sa.Column("ends", sa.Integer(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("written_by", sa.String(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.Column("taken_back", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_comment")),
    )
    with op.batch_alter_table("comment", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_comment_document"), ["document"], unique=False)
        batch_op.create_index(batch_op.f("ix_comment_pupil"), ["pupil"], unique=False)

    op.create_table(
        "enrolled_device",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("token", sa.String(), nullable=False),
        sa.Column("classes", sa.String(), nullable=False),
        sa.Column("network", sa.String(), nullable=False),
        sa.Column("enrolled_at", sa.String(), nullable=False),
        sa.Column("last_seen", sa.String(), nullable=False),
        sa.Column("waiting", sa.Integer(), nullable=False),
        sa.Column("free_mb", sa.Integer(), nullable=False),
        sa.Column("version", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_enrolled_device")),
    )
    with op.batch_alter_table("enrolled_device", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_enrolled_device_key"), ["key"], unique=False)

    op.create_table(
        "enrolment_token",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("used", sa.Integer(), nullable=False),
        sa.Column("network", sa.String(), nullable=False),
        sa.Column("classes", sa.String(), nullable=False),
        sa.Column("made_at", sa.String(), nullable=False),
        sa.Column("expires_at", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_enrolment_token")),
    )
    op.create_table(
        "given_task",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("task", sa.String(), nullable=False),
        sa.Column("pupil", sa.String(), nullable=False),
        sa.Column("school_class", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("frame", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("message", sa.String(), nullable=False),
        sa.Column("until", sa.String(), nullable=False),
        sa.Column("given_by", sa.String(), nullable=False),
        sa.Column("given_at", sa.String(), nullable=False),
        sa.Column("taken_back", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_given_task")),
    )
    with op.batch_alter_table("given_task", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_given_task_pupil"), ["pupil"], unique=False)
        batch_op.create_index(batch_op.f("ix_given_task_task"), ["task"], unique=False)

    op.create_table(
        "hand_back",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("pupil", sa.String(), nullable=False),
        sa.Column("hand_in", sa.String(), nullable=False),
        sa.Column("given_by", sa.String(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hand_back")),
    )
    with op.batch_alter_table("hand_back", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_hand_back_hand_in"), ["hand_in"], unique=False)
        batch_op.create_index(batch_op.f("ix_hand_back_pupil"), ["pupil"], unique=False)

    op.create_table(
        "hand_in",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("pupil", sa.String(), nullable=False),
        sa.Column("document", sa.String(), nullable=False),
        sa.Column("version", sa.String(), nullable=False),
        sa.Column("task", sa.String(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.Column("taken_back", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hand_in")),
    )
    with op.batch_alter_table("hand_in", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_hand_in_document"), ["document"], unique=False)
        batch_op.create_index(batch_op.f("ix_hand_in_pupil"), ["pupil"], unique=False)

    op.create_table(
        "held_bucket",
        sa.Column("bucket", sa.String(), nullable=False),
        sa.Column("behind", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("bucket", name=op.f("pk_held_bucket")),
    )
    op.create_table(
        "judgement",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("pupil", sa.String(), nullable=False),
        sa.Column("framework", sa.String(), nullable=False),
        sa.Column("framework_version", sa.String(), nullable=False),
        sa.Column("goal", sa.String(), nullable=False),
        sa.Column("level", sa.Integer(), nullable=True),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("judged_by", sa.String(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_judgement")),
    )
    with op.batch_alter_table("judgement", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_judgement_goal"), ["goal"], unique=False)
        batch_op.create_index(batch_op.f("ix_judgement_pupil"), ["pupil"], unique=False)

    op.create_table(
        "observation",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("pupil", sa.String(), nullable=False),
        sa.Column("goal", sa.String(), nullable=False),
        sa.Column("framework", sa.String(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("seen_by", sa.String(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.Column("taken_back", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_observation")),
    )
    with op.batch_alter_table("observation", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_observation_goal"), ["goal"], unique=False)
        batch_op.create_index(batch_op.f("ix_observation_pupil"), ["pupil"], unique=False)

    op.create_table(
        "refused",
        sa.Column("op", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("op", name=op.f("pk_refused")),
    )
    op.create_table(
        "staff_grant",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("device", sa.String(), nullable=False),
        sa.Column("person", sa.String(), nullable=False),
        sa.Column("made_at", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_staff_grant")),
    )
    with op.batch_alter_table("staff_grant", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_staff_grant_device"), ["device"], unique=False)
        batch_op.create_index(batch_op.f("ix_staff_grant_person"), ["person"], unique=False)

    op.create_table(
        "upload",
        sa.Column("device", sa.String(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("begun_at", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("device", "sha256", name=op.f("pk_upload")),
    )

    with op.batch_alter_table("op", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_op_bucket"))
        batch_op.create_index(batch_op.f("ix_op_bucket_school_seq"), ["bucket", "school_seq"], unique=False)

    with op.batch_alter_table("version", schema=None) as batch_op:
        batch_op.add_column(sa.Column("words", sa.Integer(), nullable=True))
        batch_op.drop_index(batch_op.f("ix_version_document"))
        batch_op.create_index(batch_op.f("ix_version_document_at"), ["document", "at"], unique=False)

    with op.batch_alter_table("head", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_head_document"))
        batch_op.create_index(
            batch_op.f("ix_head_document_stamp_version_at"), ["document", "stamp", "version", "at"], unique=False
        )

    with op.batch_alter_table("document", schema=None) as batch_op:
        batch_op.add_column(sa.Column("task", sa.String(), nullable=False, server_default=""))

    with op.batch_alter_table("sitting", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_sitting_pupil"))
        batch_op.drop_index(batch_op.f("ix_sitting_begun"))
        batch_op.create_index(batch_op.f("ix_sitting_pupil_begun"), ["pupil", "begun"], unique=False)

    with op.batch_alter_table("staff_key", schema=None) as batch_op:
        batch_op.add_column(sa.Column("lock", sa.String(), nullable=False, server_default=""))
    # A pupil's name, class and door go where the pupil's work goes, and staff's doors to staff alone.
    op.execute(
        "UPDATE op SET bucket = 'pupil:' || row WHERE table_name IN ('person', 'door')"
        " AND row IN (SELECT id FROM person WHERE role = 'pupil')"
    )
    op.execute(
        "UPDATE op SET bucket = 'staff:' || row WHERE table_name = 'door'"
        " AND row IN (SELECT id FROM person WHERE role <> 'pupil')"
    )
    for table, pupil in (("pupil_in_class", "person"), ("following", "pupil")):
        op.execute(
            f"UPDATE op SET bucket = 'pupil:' || (SELECT {pupil} FROM {table} WHERE id = op.row)"
            f" WHERE table_name = '{table}'"
        )
    # What lies in the school's own store is at the school: it gets the school's numbers in the order it was written.
    op.execute("UPDATE op SET school_seq = rowid WHERE EXISTS (SELECT 1 FROM fact WHERE name = 'school')")
