"""Folded texts name the version of the incident that they were folded from, not the time of day."""

from django.db import migrations

# Those that changed after they were folded keep the time of folding, which differs: they are folded again.
FILL = """
    UPDATE incidents_incidentwords w SET updated_at = i.updated_at
    FROM incidents_incident i WHERE i.id = w.incident_id AND i.updated_at <= w.updated_at
"""


class Migration(migrations.Migration):
    dependencies = [("incidents", "0005_marks_name_incidents")]

    operations = [
        migrations.RenameField("incidentwords", "folded_at", "updated_at"),
        migrations.RunSQL(FILL, reverse_sql=migrations.RunSQL.noop),
    ]
