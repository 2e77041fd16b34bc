"""Which devices and staff sessions the school has let in. Only in the school's own store; never synced."""

from __future__ import annotations

from sqlalchemy.orm import Mapped, mapped_column

from learnkit.db.base import Base


class TokenRow(Base):
    """A token that lets a number of devices in; what is kept opens nothing."""

    __tablename__ = "enrolment_token"

    id: Mapped[str] = mapped_column(primary_key=True)
    """SHA-256 of the token's secret"""
    count: Mapped[int] = mapped_column()
    used: Mapped[int] = mapped_column(default=0)
    network: Mapped[str] = mapped_column(default="")
    """CIDR it may be used from, or empty for any"""
    classes: Mapped[str] = mapped_column(default="")
    """ids of classes with spaces between; empty for all of the school"""
    made_at: Mapped[str] = mapped_column()
    expires_at: Mapped[str] = mapped_column()


class EnrolledDeviceRow(Base):
    """A device the school knows; it has no name and no owner."""

    __tablename__ = "enrolled_device"

    id: Mapped[str] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(index=True)
    """SHA-256 of the device's own key"""
    state: Mapped[str] = mapped_column()
    """waiting, approved or revoked"""
    token: Mapped[str] = mapped_column(default="")
    classes: Mapped[str] = mapped_column(default="")
    network: Mapped[str] = mapped_column(default="")
    """address it was enrolled from"""
    enrolled_at: Mapped[str] = mapped_column()
    last_seen: Mapped[str] = mapped_column(default="")
    waiting: Mapped[int] = mapped_column(default=0)
    """acts it said were waiting on it, the last time"""
    free_mb: Mapped[int] = mapped_column(default=0)
    version: Mapped[str] = mapped_column(default="")


class StaffGrantRow(Base):
    """A staff member whose password the school has tried on a device: their own store there may sync."""

    __tablename__ = "staff_grant"

    id: Mapped[str] = mapped_column(primary_key=True)
    """SHA-256 of the grant"""
    device: Mapped[str] = mapped_column(index=True)
    person: Mapped[str] = mapped_column(index=True)
    made_at: Mapped[str] = mapped_column()


class UploadRow(Base):
    """What a device has brought of a blob; it goes where it belongs once an act that names it is accepted."""

    __tablename__ = "upload"

    device: Mapped[str] = mapped_column(primary_key=True)
    sha256: Mapped[str] = mapped_column(primary_key=True)
    size: Mapped[int] = mapped_column()
    """of the whole, in bytes"""
    content: Mapped[bytes] = mapped_column()
    begun_at: Mapped[str] = mapped_column()
